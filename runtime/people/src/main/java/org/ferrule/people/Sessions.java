package org.ferrule.people;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Signing in and out. Everything here is recorded, refusals too, and limited in rate. Thread-safe; may block for the time that
 * checking a password takes.
 *
 * @since 0.1
 */
@ProviderType
public interface Sessions {
    /**
     * Signs in.
     *
     * @param shown user id and password
     * @param client through what, for example {@code cli}
     * @throws AccessException NOT_AUTHENTICATED; the message does not tell an unknown user from a wrong password. BUSY if too many
     *     have failed in the last minute; nothing was checked then. AUDIT_UNAVAILABLE if signing in cannot be recorded.
     */
    SessionKey signIn(Credentials shown, String client) throws AccessException;

    /** Ends a session; nothing happens if it has ended. */
    void signOut(SessionKey session);

    /**
     * Who is signed in; does not count as use of the session.
     *
     * @throws AccessException NOT_AUTHENTICATED
     */
    Principal principal(SessionKey session) throws AccessException;

    /**
     * Replaces one's own password, which also ends the duty to do so and one's other sessions.
     *
     * @throws AccessException NOT_AUTHENTICATED if there is no session or the old password is wrong, VALIDATION if the new one is
     *     too weak or was used before
     */
    void changePassword(SessionKey session, String old, String replacement) throws AccessException;
}
