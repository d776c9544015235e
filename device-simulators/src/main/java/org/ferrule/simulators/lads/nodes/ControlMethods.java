package org.ferrule.simulators.lads.nodes;

import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.ferrule.simulators.lads.unit.SetPointRule;
import org.jspecify.annotations.Nullable;

/** What clients may do to one control function: write its target, start it, stop it. */
final class ControlMethods {

    private final NodeTree tree;
    private final UnitWiring wiring;
    private final ControlFunctionSpec spec;
    private final LockGuard guard;

    ControlMethods(NodeTree tree, UnitWiring wiring, ControlFunctionSpec spec) {
        this.tree = tree;
        this.wiring = wiring;
        this.spec = spec;
        this.guard = new LockGuard(wiring);
    }

    LiveValue.Writer targetWriter() {
        return guard.writer((caller, value) -> write(value));
    }

    /** Adds Start, StartWithTargetValue and Stop, and returns Stop, which the functional group shows too. */
    UaNode addTo(UaNode machine) {
        add(machine, "Start", List.of(), inputs -> {
            require(!spec.loop().isRunning() && spec.loop().canStart());
            spec.loop().start();
        });
        add(machine, "StartWithTargetValue", List.of(MethodArgument.real("TargetValue")), inputs -> {
            require(!spec.loop().isRunning());
            write(inputs.get(0));
            spec.loop().start();
        });
        return add(machine, "Stop", List.of(), inputs -> {
            require(spec.loop().isRunning());
            spec.loop().stop();
        });
    }

    private UaNode add(UaNode machine, String name, List<MethodArgument> inputs, Action action) {
        MethodGate.Body body = guard.method((caller, values) -> {
            action.act(values);
            return List.of();
        });
        MethodSpec method = new MethodSpec(tree.lads(name), inputs, List.of(), body);
        return tree.method(machine, method, wiring.tally().counter(spec.name() + "/" + name));
    }

    private void write(@Nullable Object value) throws UaException {
        if (!(value instanceof Double offered)) {
            throw new UaException(StatusCodes.Bad_TypeMismatch, "a set-point is a Double, not " + value);
        }
        try {
            OptionalDouble admitted = wiring.faults()
                    .admit(offered, spec.target().low(), spec.target().high());
            admitted.ifPresent(spec.loop()::target);
        } catch (SetPointRule.OutOfRangeException e) {
            throw new UaException(StatusCodes.Bad_OutOfRange, e);
        }
    }

    private static void require(boolean isLegal) throws UaException {
        if (!isLegal) {
            throw new UaException(StatusCodes.Bad_InvalidState, "not legal in the function's present state");
        }
    }

    /** What a method does once it is permitted. */
    @FunctionalInterface
    private interface Action {
        void act(List<@Nullable Object> inputs) throws UaException;
    }
}
