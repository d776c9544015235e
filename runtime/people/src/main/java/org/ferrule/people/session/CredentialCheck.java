package org.ferrule.people.session;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.ferrule.people.IdentityProvider;
import org.ferrule.people.IdentityProvider.Verdict;
import org.ferrule.people.account.AccountBook;
import org.ferrule.people.account.IdentityProviders;
import org.ferrule.people.account.LocalIdentity;
import org.ferrule.people.account.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where somebody shows who it is: to sign in, to sign, to change a password. Counts and records what was wrong. */
final class CredentialCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialCheck.class);

    private static final int LONGEST_USER_ID = 64;

    /** One sentence for every case, so that it does not tell who has an account. */
    private static final String REFUSAL = "user id or password is wrong, or the account is closed, locked for "
            + LockOuts.LENGTH.toMinutes() + " minutes after " + LockOuts.MOST
            + " wrong passwords, or its one-time secret is too old. An administrator can open an account and reset its password.";

    private final AccountBook book;
    private final IdentityProviders providers;
    private final SessionJournal journal;
    private final LockOuts lockOuts;
    private final FailureLimit limit;

    /**
     * How many wrong passwords there may be.
     *
     * @param lockOuts for one person
     * @param failures at the site
     */
    record Limits(LockOuts lockOuts, FailureLimit failures) {}

    CredentialCheck(AccountBook book, IdentityProviders providers, SessionJournal journal, Limits limits) {
        this.book = book;
        this.providers = providers;
        this.journal = journal;
        this.lockOuts = limits.lockOuts();
        this.limit = limits.failures();
    }

    /**
     * What is shown, by whom, what for.
     *
     * @param shown user id and password
     * @param actor who stands in the record of a refusal
     * @param purpose for the record
     */
    record Showing(Credentials shown, Actor actor, String purpose) {}

    /**
     * Who it was.
     *
     * @param person the account
     * @param mustChangePassword true if the password is right but may be used for nothing but changing it
     */
    record Proof(Person person, boolean mustChangePassword) {}

    /**
     * Checks.
     *
     * @throws AccessException NOT_AUTHENTICATED if it is not right, BUSY if it was not looked at, AUDIT_UNAVAILABLE if it could not be
     *     recorded
     */
    Proof check(Showing showing) throws AccessException {
        if (!book.problem().isEmpty()) {
            throw new AccessException(ErrorCode.NOT_AUTHENTICATED, book.problem());
        }
        journal.requireTrail();
        reportTurnedAway();
        if (!limit.admit()) {
            throw new AccessException(
                    ErrorCode.BUSY, "too many attempts have failed at this site in the last minute; wait a minute");
        }
        Optional<Person> person = book.find(showing.shown().user());
        String user = counted(showing);
        boolean isLocked = !lockOuts.admit(user);
        Verdict verdict = ask(showing, person, isLocked);
        if (!isLocked && person.isPresent() && isRight(verdict, person.get())) {
            limit.succeeded();
            lockOuts.succeeded(user);
            // The account was changed meanwhile, if only because its hash was renewed: what counts is how it is now.
            return book.find(person.get().user()).equals(person)
                    ? new Proof(person.get(), verdict == Verdict.MUST_CHANGE)
                    : check(showing);
        }
        throw refuse(showing, person, isLocked ? "LOCKED" : person.isEmpty() ? "UNKNOWN_USER" : verdict.name());
    }

    /** No user id is longer; texts that cannot be one need no memory of their own. */
    private static String counted(Showing showing) {
        String user = showing.shown().user();
        return user.length() > LONGEST_USER_ID ? "" : user;
    }

    private static boolean isRight(Verdict verdict, Person person) {
        // A password that somebody else keeps cannot be changed here.
        return verdict == Verdict.CONFIRMED || (verdict == Verdict.MUST_CHANGE && person.isLocal());
    }

    /** Records how many attempts were turned away, if the rush is over. */
    void reportTurnedAway() {
        long count = limit.takeTurnedAway();
        if (count > 0) {
            journal.turnedAway(count);
        }
    }

    private Verdict ask(Showing showing, Optional<Person> person, boolean isLocked) throws AccessException {
        // Somebody who is locked or unknown is checked all the same, against nothing: being refused takes as long for
        // everybody.
        Credentials shown = isLocked ? new Credentials("", showing.shown().password()) : showing.shown();
        String identity = isLocked ? Person.LOCAL : person.map(Person::identity).orElse(Person.LOCAL);
        Optional<IdentityProvider> provider = providers.find(identity);
        try {
            if (provider.isPresent()) {
                Verdict verdict = provider.get().check(shown).orElse(Verdict.WRONG);
                boolean isOpen = person.map(known -> known.post().isEnabled()).orElse(false);
                return isOpen || verdict == Verdict.WRONG ? verdict : Verdict.CLOSED;
            }
        } catch (LocalIdentity.BusyException e) {
            limit.succeeded();
            takeBack(counted(showing), isLocked);
            throw new AccessException(ErrorCode.BUSY, "nothing was checked: " + e.getMessage());
        } catch (RuntimeException e) {
            // Not with the exception: what a provider says of a failure may quote what it was shown.
            LOG.error(
                    "the provider of identity '{}' failed with {}",
                    identity,
                    e.getClass().getName());
        }
        takeBack(counted(showing), isLocked);
        throw refuse(showing, person, "PROVIDER");
    }

    private void takeBack(String user, boolean isLocked) {
        if (!isLocked) {
            lockOuts.takeBack(user);
        }
    }

    private AccessException refuse(Showing showing, Optional<Person> person, String refusal) throws AccessException {
        Map<String, String> facts = new TreeMap<>(lockOuts.facts(counted(showing)));
        facts.put("refusal", refusal);
        facts.put("for", showing.purpose());
        journal.refused(showing.actor(), person.map(Person::user), facts);
        return new AccessException(ErrorCode.NOT_AUTHENTICATED, REFUSAL);
    }
}
