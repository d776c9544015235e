package org.ferrule.people.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts of the site. One change at a time, each recorded before and after; readers never wait. Thread-safe. */
public final class AccountBook {
    private static final Logger LOG = LoggerFactory.getLogger(AccountBook.class);

    private final AccountJournal journal;
    private final RecordedFile recorded;
    private final PeopleFile file;
    private final String problem;
    private final @Nullable FirstSecret first;
    private volatile Roster roster;

    /** Makes the next version of an account; called while no other change can be made. */
    public interface Draft {
        /**
         * Makes it.
         *
         * @param present the account as it is; empty if there is none
         * @throws AccessException if it may not be made
         */
        Person make(Optional<Person> present) throws AccessException;
    }

    /** Opens the accounts in a directory. One that cannot be opened holds nobody, and says why. */
    public AccountBook(Path directory, AuditTrail trail) {
        file = new PeopleFile(directory);
        journal = new AccountJournal(trail);
        recorded = new RecordedFile(file, journal);
        Roster opened = Roster.none();
        String trouble = "";
        try {
            opened = new Opening(file, journal).open();
        } catch (DamagedFileException e) {
            trouble = file.path() + " " + e.getMessage() + ". Put a copy of it back, or move it away, then restart: "
                    + "accounts that differ from the audit trail are closed, and without an administrator a new one is made.";
        } catch (IOException e) {
            trouble = file.path() + " cannot be read or written (" + e.getMessage()
                    + "). Free the disk or repair its rights, " + "then restart.";
        } catch (AuditUnavailableException | IllegalStateException e) {
            trouble = "the accounts cannot be compared with the audit trail (" + e.getMessage()
                    + "); restart when it can be used";
        }
        if (!trouble.isEmpty()) {
            LOG.error("nobody can sign in: {}", trouble);
        }
        problem = trouble;
        roster = opened;
        first = firstSecretOf(opened);
    }

    private static @Nullable FirstSecret firstSecretOf(Roster opened) {
        if (opened.hasKeeper()) {
            return null;
        }
        return opened.people().values().stream()
                .filter(Opening::isUnused)
                .findFirst()
                .map(person -> new FirstSecret(person.user()))
                .orElse(null);
    }

    /** Why nobody can sign in; empty if people can. */
    public String problem() {
        return problem;
    }

    /** The account of this user id. */
    public Optional<Person> find(String user) {
        return roster.find(user);
    }

    /** All accounts, by user id. */
    public Collection<Person> all() {
        return roster.people().values();
    }

    /** True if there is, or ever was, an account of this user id. */
    public boolean isUsed(String user) {
        return roster.find(user).isPresent() || journal.isKnown(user);
    }

    /** The first administrator's one-time secret, once, and only after that was recorded. */
    public Optional<Credentials> handOutFirstSecret() {
        if (first == null || !isFirstSecretValid()) {
            return Optional.empty();
        }
        try {
            note(
                    AuditPhase.EVENT,
                    new Edit(Actor.SYSTEM, Event.FIRST_SECRET_SHOWN, "", List.of(first.user()), Map.of()),
                    "");
        } catch (AccessException e) {
            LOG.error("the first secret is kept back: {}", e.getMessage());
            return Optional.empty();
        }
        return first.handOut();
    }

    /** True if somebody shows the first administrator's one-time secret while it is good. */
    boolean isFirstSecret(Credentials shown) {
        return first != null && isFirstSecretValid() && first.matches(shown);
    }

    private boolean isFirstSecretValid() {
        return first != null && find(first.user()).filter(Opening::isUnused).isPresent();
    }

    /**
     * Changes one account.
     *
     * @param edit names that one account
     * @throws AccessException what the draft throws, VALIDATION if no administrator would remain, NOT_AUTHENTICATED,
     *     AUDIT_UNAVAILABLE or INTERNAL if it could not be done
     */
    public synchronized Person change(Edit edit, Draft draft) throws AccessException {
        requireOpen();
        Roster before = roster;
        try {
            Person next = draft.make(before.find(edit.users().get(0)));
            Roster after = before.with(List.of(next));
            if (before.hasKeeper() && !after.hasKeeper()) {
                throw new AccessException(
                        ErrorCode.VALIDATION, "the last administrator stays one; make another administrator first");
            }
            roster = recorded.replace(edit, before, after);
            return next;
        } catch (AuditUnavailableException | IllegalStateException e) {
            throw new AccessException(ErrorCode.AUDIT_UNAVAILABLE, "no account was changed: " + e.getMessage());
        } catch (IOException e) {
            LOG.error("{} cannot be replaced", file.path(), e);
            throw new AccessException(
                    ErrorCode.INTERNAL,
                    "no account was changed: " + file.path() + " cannot be replaced; free the disk");
        }
    }

    /** Records something about accounts that changes none. */
    public synchronized void note(AuditPhase phase, Edit edit, String outcome) throws AccessException {
        try {
            journal.note(phase, edit, roster, outcome);
        } catch (AuditUnavailableException e) {
            throw new AccessException(ErrorCode.AUDIT_UNAVAILABLE, "not recorded: " + e.getMessage());
        }
    }

    private void requireOpen() throws AccessException {
        if (!problem.isEmpty()) {
            throw new AccessException(ErrorCode.NOT_AUTHENTICATED, problem);
        }
    }
}
