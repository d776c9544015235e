package org.ferrule.people.session;

import java.time.Duration;
import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.Signature;
import org.ferrule.people.Access;
import org.ferrule.people.AccessException;
import org.ferrule.people.Authority;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.account.AccountBook;
import org.ferrule.people.account.PeopleClock;
import org.ferrule.people.account.Person;

/** What a signed-in person may do, by the account as it is at that moment. */
final class SiteAccess implements Access {
    /** After a longer pause a signature takes user id and password again; shorter than the time-out of a session. */
    static final Duration CONTINUOUS = Duration.ofMinutes(10);

    private static final String BOTH = "user id and password";
    private static final String ONE = "password";

    private final AccountBook book;
    private final SessionTable sessions;
    private final CredentialCheck check;
    private final PeopleClock clock;

    SiteAccess(AccountBook book, SessionTable sessions, CredentialCheck check, PeopleClock clock) {
        this.book = book;
        this.sessions = sessions;
        this.check = check;
        this.clock = clock;
    }

    @Override
    public Actor actor(SessionKey key) {
        Optional<Session> session = sessions.find(key);
        return session.flatMap(
                        found -> book.find(found.user()).map(person -> SessionJournal.actor(person, found.client())))
                .orElseGet(() -> SessionJournal.nobody("unknown"));
    }

    @Override
    public Actor authorise(SessionKey key, Authority authority, Optional<EquipmentId> equipment)
            throws AccessException {
        Session session = use(key);
        Person person = require(book.find(session.user()));
        Role role = person.roleFor(authority, equipment.map(EquipmentId::value))
                .orElseThrow(() -> notAuthorised(person, authority.name(), equipment));
        return new Actor(person.user(), role.name(), session.client());
    }

    @Override
    public Signature sign(SessionKey key, Credentials shown, Signature.Meaning meaning, Optional<EquipmentId> equipment)
            throws AccessException {
        Session before = require(sessions.find(key));
        boolean isContinuous = before.hasSigned() && clock.since(before.used()).compareTo(CONTINUOUS) < 0;
        Session session = use(key);
        boolean isPasswordAlone = shown.user().isEmpty();
        if (shown.password().isEmpty() || (isPasswordAlone && !isContinuous)) {
            throw new AccessException(
                    ErrorCode.SIGNATURE_REQUIRED,
                    isPasswordAlone && !isContinuous
                            ? "show user id and password: this is the first signature of the session, or the first after "
                                    + CONTINUOUS.toMinutes() + " minutes without use"
                            : "show the password");
        }
        String signer = isPasswordAlone ? session.user() : shown.user();
        Person person = prove(new Credentials(signer, shown.password()), session);
        if (signer.equals(session.user())) {
            sessions.update(key, open -> open.signed(true));
        }
        Role role = signingRole(person, meaning, equipment);
        return new Signature(
                new Actor(signer, role.name(), session.client()),
                person.printedName(),
                meaning,
                isPasswordAlone ? ONE : BOTH);
    }

    private Person prove(Credentials shown, Session session) throws AccessException {
        Actor asker = SessionJournal.actor(require(book.find(session.user())), session.client());
        CredentialCheck.Proof proof;
        try {
            proof = check.check(new CredentialCheck.Showing(shown, asker, "signature"));
        } catch (AccessException e) {
            throw e.code() == ErrorCode.NOT_AUTHENTICATED
                    ? new AccessException(ErrorCode.SIGNATURE_REQUIRED, "not signed: " + e.getMessage())
                    : e;
        }
        if (proof.mustChangePassword()) {
            throw new AccessException(
                    ErrorCode.NOT_AUTHORIZED,
                    "not signed: the password of " + shown.user() + " has to be changed before it can be used to sign");
        }
        return proof.person();
    }

    private static Role signingRole(Person signer, Signature.Meaning meaning, Optional<EquipmentId> equipment)
            throws AccessException {
        Optional<String> where = equipment.map(EquipmentId::value);
        if (signer.roleFor(Authority.SIGN, where).isPresent()) {
            Optional<Role> role = signer.post().roles().stream()
                    .filter(each -> each.canSign(meaning))
                    .findFirst();
            if (role.isPresent()) {
                return role.get();
            }
        }
        throw notAuthorised(signer, "SIGN " + meaning, equipment);
    }

    /** The session of a person who may act, used now. */
    private Session use(SessionKey key) throws AccessException {
        long now = clock.nanos();
        Session session = require(sessions.update(key, open -> {
            boolean isContinuous = clock.since(open.used()).compareTo(CONTINUOUS) < 0;
            return open.signed(open.hasSigned() && isContinuous).usedAt(now);
        }));
        if (session.mustChangePassword()) {
            throw new AccessException(ErrorCode.NOT_AUTHORIZED, "change your password first");
        }
        return session;
    }

    private static <T> T require(Optional<T> found) throws AccessException {
        return found.orElseThrow(() ->
                new AccessException(ErrorCode.NOT_AUTHENTICATED, "nobody is signed in: sign in, or sign in again"));
    }

    private static AccessException notAuthorised(Person person, String what, Optional<EquipmentId> equipment) {
        return new AccessException(
                ErrorCode.NOT_AUTHORIZED,
                person.user() + " may not " + what
                        + equipment.map(where -> " on " + where).orElse("") + ": "
                        + person.post().text());
    }
}
