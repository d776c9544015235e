package org.ferrule.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Local accounts. Every change needs a session with {@link Authority#MANAGE_ACCOUNTS}, is durable in the audit trail before it
 * takes effect, and ends the sessions of the account that it concerns. Nobody changes the own account, and one administrator with a
 * password always remains. Refusals are recorded here. Thread-safe.
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
     * Says how an account proves who its person is; roles and equipment stay here.
     *
     * @param identity {@code local}, or the name of an {@link IdentityProvider}. The password kept here is given up for good.
     */
    void identify(SessionKey session, String user, String identity, String reason) throws AccessException;

    /**
     * The account with a one-time secret that a site without an administrator has made, {@code admin} if that id was never used;
     * given out once. Empty if it was given out, or if there is an administrator. It is in memory only: as long as nobody has
     * changed it into a password, a restart makes another.
     */
    Optional<Credentials> firstSecret();

    /** Why nobody can sign in, naming the file and what to do; empty if people can. */
    String problem();
}
