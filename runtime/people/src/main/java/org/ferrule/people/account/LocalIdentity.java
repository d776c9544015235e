package org.ferrule.people.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.audit.Actor;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.ferrule.people.IdentityProvider;
import org.ferrule.people.password.PasswordHasher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The passwords that are kept here. Every check takes the same time, whether or not the account exists or is open. */
public final class LocalIdentity implements IdentityProvider {
    private static final Logger LOG = LoggerFactory.getLogger(LocalIdentity.class);

    private final AccountBook book;
    private final PasswordHasher hasher;
    private final PeopleClock clock;

    /** Checks against the accounts. */
    public LocalIdentity(AccountBook book, PasswordHasher hasher, PeopleClock clock) {
        this.book = book;
        this.hasher = hasher;
        this.clock = clock;
    }

    /**
     * Checks.
     *
     * @throws BusyException if too many are being checked
     */
    @Override
    public Optional<Verdict> check(Credentials shown) {
        Optional<Person> person = book.find(shown.user()).filter(Person::isLocal);
        String hash = person.map(known -> known.secret().hash()).orElse("");
        boolean isRight;
        try {
            if (hash.isEmpty()) {
                hasher.matchesNothing(shown.password());
                isRight = book.isFirstSecret(shown);
            } else {
                isRight = hasher.matches(shown.password(), hash);
            }
        } catch (AccessException e) {
            throw new BusyException(e);
        }
        return person.map(known -> isRight ? verdict(known, shown) : Verdict.WRONG);
    }

    private Verdict verdict(Person person, Credentials shown) {
        boolean isFirst = person.secret().hash().isEmpty();
        boolean isExpired = !person.secret().expires().isAfter(clock.now());
        if (!person.post().isEnabled() || (person.secret().mustChange() && isExpired && !isFirst)) {
            return Verdict.CLOSED;
        }
        if (person.secret().mustChange() || isExpired) {
            return Verdict.MUST_CHANGE;
        }
        if (hasher.isOutdated(person.secret().hash())) {
            renew(person, shown);
        }
        return Verdict.CONFIRMED;
    }

    /** The person is right; that the hash stays as it is does no harm. */
    private void renew(Person person, Credentials shown) {
        try {
            String hash = hasher.hash(shown.password());
            Edit edit = new Edit(Actor.SYSTEM, Event.HASH_RENEWED, "", List.of(person.user()), Map.of());
            book.change(edit, present -> {
                Person now = present.orElse(person);
                Person.Secret secret = now.secret();
                boolean isSame = secret.hash().equals(person.secret().hash());
                return !isSame
                        ? now
                        : now.with(new Person.Secret(hash, secret.mustChange(), secret.expires(), secret.former()));
            });
        } catch (AccessException e) {
            LOG.warn("the hash of an account's password could not be renewed: {}", e.getMessage());
        }
    }

    /** It was not this caller's turn in time. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException(AccessException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
