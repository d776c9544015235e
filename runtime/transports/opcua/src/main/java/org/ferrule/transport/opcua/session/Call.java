package org.ferrule.transport.opcua.session;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;

/**
 * One call of a driver, possibly several requests.
 *
 * @param what what is being done to which node, for messages
 * @param deadline by when it must have ended
 */
public record Call(String what, Deadline deadline) {
    /** The same for its next request: what a site allows is for one answer, and a slow server may be asked several things. */
    public Call anew() {
        return new Call(what, Deadline.in(deadline.allowed()));
    }

    /** Something to ask. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws ConnectionException, DeviceException;
    }

    /** What must be known before the request that acts: if no answer comes, nothing has acted. */
    public static <T> T beforehand(Question<T> question) throws ConnectionException, DeviceException {
        try {
            return question.ask();
        } catch (ConnectionException lost) {
            throw ConnectionException.notSent(lost.fault(), "before anything was changed: " + lost.getMessage(), lost);
        }
    }
}
