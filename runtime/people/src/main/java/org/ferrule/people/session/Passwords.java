package org.ferrule.people.session;

import java.time.Duration;
import java.util.List;
import org.ferrule.people.AccessException;
import org.ferrule.people.account.PeopleClock;
import org.ferrule.people.account.Person;
import org.ferrule.people.password.PasswordHasher;
import org.ferrule.people.password.PasswordRules;

/**
 * What is needed to give somebody another password.
 *
 * @param hasher hashes
 * @param rules says which are good enough
 * @param clock tells how long they last
 * @param refusals records the others
 */
record Passwords(PasswordHasher hasher, PasswordRules rules, PeopleClock clock, Refusals refusals) {
    static final Duration PASSWORD_LASTS = Duration.ofDays(365);
    static final Duration SECRET_LASTS = Duration.ofDays(7);

    /** A password that the person chose. */
    Person.Secret chosen(String password, List<String> former) throws AccessException {
        return new Person.Secret(hasher.hash(password), false, clock.now().plus(PASSWORD_LASTS), former);
    }

    /** A one-time secret. */
    Person.Secret oneTime(String secret, List<String> former) throws AccessException {
        return new Person.Secret(hasher.hash(secret), true, clock.now().plus(SECRET_LASTS), former);
    }
}
