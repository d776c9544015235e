package org.ferrule.transport.opcua.session;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaServiceFaultException;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;

/** Turns Milo's failures into the SDK's. */
final class Faults {
    // The server threw the whole request away because it does not know the session or channel: nothing was executed.
    private static final Set<Long> SESSION_GONE = Set.of(
            StatusCodes.Bad_SessionIdInvalid,
            StatusCodes.Bad_SessionClosed,
            StatusCodes.Bad_SessionNotActivated,
            StatusCodes.Bad_SecureChannelIdInvalid,
            StatusCodes.Bad_SecureChannelClosed,
            StatusCodes.Bad_TcpSecureChannelUnknown);
    private static final Set<Long> CONNECTION = Set.of(
            StatusCodes.Bad_CommunicationError,
            StatusCodes.Bad_ConnectionClosed,
            StatusCodes.Bad_ConnectionRejected,
            StatusCodes.Bad_NotConnected,
            StatusCodes.Bad_ServerNotConnected,
            StatusCodes.Bad_Disconnect,
            StatusCodes.Bad_Shutdown,
            StatusCodes.Bad_ServerHalted,
            StatusCodes.Bad_SecurityChecksFailed);
    private static final Set<Long> TIMEOUT = Set.of(StatusCodes.Bad_Timeout, StatusCodes.Bad_RequestTimeout);

    private Faults() {}

    /** The failure itself, without the wrappers of futures. */
    static Throwable root(Throwable failure) {
        Throwable at = failure;
        while ((at instanceof CompletionException || at instanceof ExecutionException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /** True if the server no longer knows the session, so that no further request can succeed. */
    static boolean isSessionGone(Throwable failure) {
        return root(failure) instanceof UaServiceFaultException fault
                && SESSION_GONE.contains(fault.getStatusCode().value());
    }

    /**
     * Says what a failed request means.
     *
     * @return the failure if it is one of communication
     * @throws DeviceException if the server answered the request with a bad status of its own
     */
    static ConnectionException of(String what, Throwable failure) throws DeviceException {
        Throwable root = root(failure);
        if (root instanceof NotSentException) {
            return ConnectionException.notSent(
                    CommFault.NOT_CONNECTED, what + ": not sent, the connection is closed", root);
        }
        if (!(root instanceof UaException problem)) {
            return new ConnectionException(CommFault.NOT_CONNECTED, what + ": " + root, root);
        }
        long code = problem.getStatusCode().value();
        String message = what + ": " + StatusTexts.name(problem.getStatusCode());
        if (isSessionGone(problem)) {
            return ConnectionException.notSent(CommFault.NOT_CONNECTED, message, problem);
        }
        if (TIMEOUT.contains(code)) {
            return new ConnectionException(CommFault.TIMEOUT, message, problem);
        }
        boolean isConnection = CONNECTION.contains(code) || SESSION_GONE.contains(code);
        if (problem instanceof UaServiceFaultException && !isConnection) {
            throw StatusTexts.refusal(problem.getStatusCode(), what);
        }
        return new ConnectionException(
                isConnection ? CommFault.NOT_CONNECTED : CommFault.PROTOCOL,
                message + " " + problem.getMessage(),
                problem);
    }
}
