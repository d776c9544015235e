package org.ferrule.simulators.lads.unit;

/**
 * Who sends a request.
 *
 * @param applicationUri of the client's application
 * @param user name of the user, empty for an anonymous one
 */
public record Caller(String applicationUri, String user) {

    /** Whether both requests come from one application, whoever the users are. */
    public boolean isSameApplication(Caller other) {
        return applicationUri.equals(other.applicationUri);
    }
}
