package org.ferrule.people.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.ferrule.people.Principal;
import org.ferrule.people.SessionKey;
import org.ferrule.people.Sessions;
import org.ferrule.people.account.AccountBook;
import org.ferrule.people.account.Edit;
import org.ferrule.people.account.Event;
import org.ferrule.people.account.Person;
import org.ferrule.people.password.PasswordRules;

/** Signing in and out, and one's own password. */
final class SignInDesk implements Sessions {

    private static final int LONGEST_CLIENT = 64;

    private final AccountBook book;
    private final SessionRegister register;
    private final SessionTable sessions;
    private final CredentialCheck check;
    private final Passwords passwords;

    SignInDesk(AccountBook book, SessionRegister register, CredentialCheck check, Passwords passwords) {
        this.book = book;
        this.register = register;
        this.sessions = register.table();
        this.check = check;
        this.passwords = passwords;
    }

    @Override
    public SessionKey signIn(Credentials shown, String client) throws AccessException {
        String through = clean(client);
        Actor nobody = SessionJournal.nobody(through);
        CredentialCheck.Proof proof = check.check(new CredentialCheck.Showing(shown, nobody, "sign-in"));
        Person person = proof.person();
        Session session = sessions.prepare(SessionJournal.actor(person, through), proof.mustChangePassword());
        register.journal().signedIn(person, session);
        SessionKey key = sessions.open(session);
        if (!book.find(person.user()).equals(Optional.of(person))) {
            // Whoever changed the account has ended its sessions, and has not seen this one.
            register.ended(sessions.end(key, "the account was changed"));
            throw new AccessException(
                    ErrorCode.NOT_AUTHENTICATED, "the account was changed at the same moment; sign in again");
        }
        register.ended(sessions.endSurplusOf(person.user()));
        return key;
    }

    private static String clean(String client) {
        String printable = client.replaceAll("\\p{Cntrl}", " ").strip();
        String text = printable.substring(0, Math.min(LONGEST_CLIENT, printable.length()));
        return text.isEmpty() ? "unknown" : text;
    }

    @Override
    public void signOut(SessionKey session) {
        register.ended(sessions.end(session, "signed out"));
    }

    @Override
    public Principal principal(SessionKey key) throws AccessException {
        Session session = require(sessions.find(key));
        Person person = require(book.find(session.user()));
        Duration left = SessionTable.LONGEST.minus(passwords.clock().since(session.started()));
        return new Principal(
                person.user(),
                person.printedName(),
                person.post().roles(),
                person.post().equipment(),
                session.client(),
                session.mustChangePassword(),
                passwords.clock().now().plus(left));
    }

    @Override
    public void changePassword(SessionKey key, String old, String replacement) throws AccessException {
        Session session = require(
                sessions.update(key, open -> open.usedAt(passwords.clock().nanos())));
        Person person = require(book.find(session.user()));
        Actor actor = SessionJournal.actor(person, session.client());
        Edit edit =
                new Edit(actor, Event.PASSWORD_CHANGED, "", List.of(person.user()), Map.of("session", session.name()));
        if (!person.isLocal()) {
            throw refuse(edit, "the password is kept by '" + person.identity() + "'; change it there");
        }
        Credentials shown = new Credentials(person.user(), old);
        Person proved = check.check(new CredentialCheck.Showing(shown, actor, "password change"))
                .person();
        Optional<String> mistake = replacement.equals(old)
                ? Optional.of("the new password is the old one")
                : passwords
                        .rules()
                        .mistake(person.user(), replacement, proved.secret().chosen());
        if (mistake.isPresent()) {
            throw refuse(edit, mistake.get());
        }
        Person.Secret next = passwords.chosen(replacement, List.of());
        book.change(edit, present -> {
            Person now = present.filter(it -> it.isLocal()
                            && it.secret().hash().equals(proved.secret().hash()))
                    .orElseThrow(() -> new AccessException(
                            ErrorCode.BUSY, "the account was changed at the same moment; sign in again"));
            List<String> former = now.secret().chosen();
            int kept = Math.min(former.size(), PasswordRules.REMEMBERED - 1);
            return now.with(new Person.Secret(next.hash(), false, next.expires(), former.subList(0, kept)));
        });
        sessions.update(key, Session::withNewPassword);
        register.ended(sessions.endAllOf(person.user(), "the password was changed", key));
    }

    private AccessException refuse(Edit edit, String mistake) {
        AccessException refusal = new AccessException(ErrorCode.VALIDATION, mistake);
        passwords.refusals().record(edit, refusal);
        return refusal;
    }

    private static <T> T require(Optional<T> found) throws AccessException {
        return found.orElseThrow(() ->
                new AccessException(ErrorCode.NOT_AUTHENTICATED, "nobody is signed in: sign in, or sign in again"));
    }
}
