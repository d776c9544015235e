package org.ferrule.people;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells whether somebody is who they say. The local accounts are one; a provider that asks elsewhere (OpenID Connect) fits here:
 * roles and equipment stay with this site's accounts, only the proof of identity comes from outside. An OSGi service with the
 * property {@value #NAME} is asked about the accounts that name it, and about no others.
 *
 * @since 0.1
 */
@ConsumerType
public interface IdentityProvider {
    /** Service property: the name by which accounts refer to the provider. */
    String NAME = "ferrule.identity";

    /**
     * Checks; called on the caller's thread, may block for up to 10 s.
     *
     * @param shown user id and password, both not empty
     * @return what it found; empty if this provider does not know the user. An exception means that nobody could tell: the person
     *     is refused, but it does not count as a wrong password.
     */
    Optional<Verdict> check(Credentials shown);

    /** What a check found. */
    enum Verdict {
        /** It is the person. */
        CONFIRMED,
        /** It is, and the password must be changed now. */
        MUST_CHANGE,
        /** It is not. */
        WRONG,
        /** Too many wrong passwords, or disabled. */
        CLOSED
    }
}
