package org.ferrule.simulators.lads.nodes;

import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.ferrule.simulators.lads.unit.Caller;
import org.jspecify.annotations.Nullable;

/** Checks the arguments of a call, runs it and turns its outcome into a result. */
final class MethodGate implements MethodInvocationHandler {

    /** What a method does. */
    @FunctionalInterface
    interface Body {
        List<Object> call(Caller caller, List<@Nullable Object> inputs) throws UaException;
    }

    private final List<MethodArgument> inputs;
    private final Body body;
    private final Runnable onExecuted;

    MethodGate(List<MethodArgument> inputs, Body body, Runnable onExecuted) {
        this.inputs = List.copyOf(inputs);
        this.body = body;
        this.onExecuted = onExecuted;
    }

    @Override
    public CallMethodResult invoke(AccessContext access, CallMethodRequest request) {
        try {
            Session session = access.getSession()
                    .orElseThrow(() -> new UaException(StatusCodes.Bad_SessionIdInvalid, "a call needs a session"));
            Variant[] offered = request.getInputArguments() == null ? new Variant[0] : request.getInputArguments();
            StatusCode[] checks = check(offered);
            if (Arrays.stream(checks).anyMatch(StatusCode::isBad)) {
                return result(new StatusCode(StatusCodes.Bad_InvalidArgument), checks, List.of());
            }
            List<@Nullable Object> values =
                    Arrays.stream(offered).<@Nullable Object>map(Variant::value).toList();
            List<Object> outputs = body.call(Callers.of(session), values);
            onExecuted.run();
            return result(StatusCode.GOOD, checks, outputs);
        } catch (UaException e) {
            return result(e.getStatusCode(), new StatusCode[0], List.of());
        }
    }

    private StatusCode[] check(Variant[] offered) throws UaException {
        if (offered.length < inputs.size()) {
            throw new UaException(StatusCodes.Bad_ArgumentsMissing);
        }
        if (offered.length > inputs.size()) {
            throw new UaException(StatusCodes.Bad_TooManyArguments);
        }
        StatusCode[] checks = new StatusCode[offered.length];
        for (int i = 0; i < offered.length; i++) {
            checks[i] = inputs.get(i).isFitting(offered[i].value())
                    ? StatusCode.GOOD
                    : new StatusCode(StatusCodes.Bad_TypeMismatch);
        }
        return checks;
    }

    private static CallMethodResult result(StatusCode status, StatusCode[] inputs, List<Object> outputs) {
        Variant[] values = outputs.stream().map(Variant::new).toArray(Variant[]::new);
        return new CallMethodResult(status, inputs, new DiagnosticInfo[0], values);
    }
}
