package org.ferrule.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Local accounts. Every change needs a session with {@link Authority#MANAGE_ACCOUNTS}, is durable in the audit trail before it
 * takes effect, and ends the sessions of the account that it concerns. Nobody changes the own roles. Thread-safe.
 *
 * @since 0.1
 */
@ProviderType
public interface Accounts {
    /** All accounts, by user id. */
    List<Account> all(SessionKey session) throws AccessException;

    /**
     * Makes an account.
     *
     * @return a one-time secret for the first sign-in, shown this once
     * @throws AccessException VALIDATION for a user id that was used before, or roles that one person may not have together
     */
    String create(SessionKey session, String user, String printedName, Set<Role> roles, List<String> equipment)
            throws AccessException;

    /** Replaces roles and equipment. */
    void assign(SessionKey session, String user, Set<Role> roles, List<String> equipment, String reason)
            throws AccessException;

    /** Closes or opens an account; opening also ends a lock-out. */
    void setEnabled(SessionKey session, String user, boolean isEnabled, String reason) throws AccessException;

    /** Gives a forgotten password up; returns a one-time secret for the next sign-in, shown this once. */
    String reset(SessionKey session, String user, String reason) throws AccessException;

    /**
     * The one-time secret of the account {@code admin} that a site without accounts has made; given out once. Empty if it was
     * given out, or if there were accounts. As long as nobody has signed in with it, a restart makes another.
     */
    Optional<String> firstSecret();
}
