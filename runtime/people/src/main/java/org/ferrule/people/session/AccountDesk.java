package org.ferrule.people.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.people.Access;
import org.ferrule.people.AccessException;
import org.ferrule.people.Account;
import org.ferrule.people.Accounts;
import org.ferrule.people.Authority;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.account.AccountBook;
import org.ferrule.people.account.AccountRules;
import org.ferrule.people.account.Edit;
import org.ferrule.people.account.Event;
import org.ferrule.people.account.Person;
import org.ferrule.people.password.OneTimeSecret;

/** Looking after accounts. */
final class AccountDesk implements Accounts {
    private final AccountBook book;
    private final Access access;
    private final Endings endings;
    private final Passwords passwords;

    /**
     * What a change of an account ends.
     *
     * @param register sessions of the person
     * @param lockOuts when the account is opened
     */
    record Endings(SessionRegister register, LockOuts lockOuts) {}

    AccountDesk(AccountBook book, Access access, Endings endings, Passwords passwords) {
        this.book = book;
        this.access = access;
        this.endings = endings;
        this.passwords = passwords;
    }

    @Override
    public List<Account> all(SessionKey session) throws AccessException {
        Edit attempt = new Edit(access.actor(session), Event.LISTED, "", List.of(), Map.of());
        try {
            access.authorise(session, Authority.MANAGE_ACCOUNTS, Optional.empty());
        } catch (AccessException e) {
            passwords.refusals().record(attempt, e);
            throw e;
        }
        Instant now = passwords.clock().now();
        return book.all().stream()
                .map(person -> person.shown(now, endings.lockOuts().lockedUntil(person.user())))
                .toList();
    }

    @Override
    public String create(SessionKey session, String user, String printedName, Set<Role> roles, List<String> equipment)
            throws AccessException {
        String secret = new OneTimeSecret().make();
        act(session, new Wish(Event.CREATED, user, ""), edit -> {
            AccountRules.checkNames(user, printedName);
            AccountRules.checkPost(roles, equipment);
            Person.Post post = new Person.Post(roles, equipment, true);
            Person made = new Person(
                    user, printedName, Person.LOCAL, post, passwords.oneTime(secret, List.of()), Instant.EPOCH);
            book.change(edit, present -> {
                if (book.isUsed(user)) {
                    throw invalid("the user id '" + user + "' was used before; ids are never given to somebody else");
                }
                return made;
            });
        });
        return secret;
    }

    @Override
    public void assign(SessionKey session, String user, Set<Role> roles, List<String> equipment, String reason)
            throws AccessException {
        act(session, new Wish(Event.ASSIGNED, user, reason), edit -> {
            AccountRules.checkPost(roles, equipment);
            alter(
                    edit,
                    person -> person.in(
                            new Person.Post(roles, equipment, person.post().isEnabled())));
        });
    }

    @Override
    public void setEnabled(SessionKey session, String user, boolean isEnabled, String reason) throws AccessException {
        act(session, new Wish(isEnabled ? Event.ENABLED : Event.DISABLED, user, reason), edit -> {
            Instant now = passwords.clock().now();
            alter(edit, person -> {
                Person.Post post = person.post();
                Person next = person.in(new Person.Post(post.roles(), post.equipment(), isEnabled));
                return isEnabled ? next.unlockedAt(now) : next;
            });
            endings.lockOuts().forget(user);
        });
    }

    @Override
    public String reset(SessionKey session, String user, String reason) throws AccessException {
        String secret = new OneTimeSecret().make();
        act(session, new Wish(Event.RESET, user, reason), edit -> {
            Person.Secret next = passwords.oneTime(secret, List.of());
            book.change(edit, present -> {
                Person person = require(present, user);
                if (!person.isLocal()) {
                    throw invalid(
                            "the password of '" + user + "' is kept by '" + person.identity() + "'; reset it there");
                }
                return person.with(new Person.Secret(
                        next.hash(), true, next.expires(), person.secret().chosen()));
            });
        });
        return secret;
    }

    @Override
    public void identify(SessionKey session, String user, String identity, String reason) throws AccessException {
        act(session, new Wish(Event.IDENTITY, user, reason), edit -> {
            AccountRules.checkIdentity(identity);
            alter(edit, person -> person.provedBy(identity));
        });
    }

    @Override
    public Optional<Credentials> firstSecret() {
        return book.handOutFirstSecret();
    }

    @Override
    public String problem() {
        return book.problem();
    }

    private record Wish(Event event, String user, String reason) {}

    private interface Work {
        void run(Edit edit) throws AccessException;
    }

    private void act(SessionKey session, Wish wish, Work work) throws AccessException {
        Actor asker = access.actor(session);
        Edit attempt = new Edit(asker, wish.event(), wish.reason(), List.of(wish.user()), Map.of());
        try {
            Actor actor = access.authorise(session, Authority.MANAGE_ACCOUNTS, Optional.empty());
            if (actor.user().equals(wish.user())) {
                throw new AccessException(
                        ErrorCode.NOT_AUTHORIZED, "nobody changes the own account; ask another administrator");
            }
            if (wish.event() != Event.CREATED) {
                AccountRules.checkReason(wish.reason());
            }
            work.run(new Edit(actor, wish.event(), wish.reason(), attempt.users(), Map.of()));
        } catch (AccessException e) {
            passwords.refusals().record(attempt, e);
            throw e;
        }
        endings.register()
                .ended(endings.register().table().endAllOf(wish.user(), "the account was changed", SessionKey.NONE));
    }

    private void alter(Edit edit, UnaryOperator<Person> change) throws AccessException {
        String user = edit.users().get(0);
        book.change(edit, present -> change.apply(require(present, user)));
    }

    private static Person require(Optional<Person> present, String user) throws AccessException {
        return present.orElseThrow(
                () -> new AccessException(ErrorCode.NOT_FOUND, "there is no account '" + user + "'"));
    }

    private static AccessException invalid(String message) {
        return new AccessException(ErrorCode.VALIDATION, message);
    }
}
