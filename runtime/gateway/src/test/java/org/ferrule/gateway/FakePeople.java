package org.ferrule.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.people.AccessException;
import org.ferrule.people.Account;
import org.ferrule.people.Accounts;
import org.ferrule.people.Credentials;
import org.ferrule.people.Principal;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.Sessions;

/** Knows ann, her password and her one session; remembers what it was asked. */
final class FakePeople implements Sessions, Accounts {
    static final SessionKey ANN = new SessionKey("key-of-ann");
    static final String PASSWORD = "correct horse battery";

    private final List<Object> asked;
    private Optional<Credentials> first = Optional.of(new Credentials("admin", "once-only"));

    FakePeople(List<Object> asked) {
        this.asked = asked;
    }

    @Override
    public SessionKey signIn(Credentials shown, String client) throws AccessException {
        asked.add(shown.user() + " by " + client);
        if (!shown.equals(new Credentials("ann", PASSWORD))) {
            throw new AccessException(ErrorCode.NOT_AUTHENTICATED, "user or password is wrong");
        }
        return ANN;
    }

    @Override
    public void signOut(SessionKey session) {
        asked.add("sign out " + session.value());
    }

    @Override
    public Principal principal(SessionKey session) throws AccessException {
        if (!session.equals(ANN)) {
            throw new AccessException(ErrorCode.NOT_AUTHENTICATED, "nobody is signed in");
        }
        return new Principal(
                "ann", "Ann Miller", Set.of(Role.OPERATOR), List.of("reactor-1"), "test", false, Instant.EPOCH);
    }

    @Override
    public void changePassword(SessionKey session, String old, String replacement) throws AccessException {
        principal(session);
        if (replacement.length() < 12) {
            throw new AccessException(ErrorCode.VALIDATION, "a password has 12 characters or more");
        }
        asked.add("change");
    }

    @Override
    public List<Account> all(SessionKey session) throws AccessException {
        throw new AccessException(ErrorCode.NOT_AUTHORIZED, "this takes the role ADMIN");
    }

    @Override
    public String create(SessionKey session, String user, String printedName, Set<Role> roles, List<String> equipment) {
        asked.add(List.of(session.value(), user, printedName, roles, equipment));
        return "once-for-" + user;
    }

    @Override
    public void assign(SessionKey session, String user, Set<Role> roles, List<String> equipment, String reason) {
        asked.add(List.of(session.value(), user, roles, equipment, reason));
    }

    @Override
    public void setEnabled(SessionKey session, String user, boolean isEnabled, String reason) {
        asked.add(List.of(session.value(), user, isEnabled, reason));
    }

    @Override
    public String reset(SessionKey session, String user, String reason) {
        asked.add(List.of(session.value(), user, reason));
        return "again-for-" + user;
    }

    @Override
    public void identify(SessionKey session, String user, String identity, String reason) {
        throw new IllegalStateException("nobody asks");
    }

    @Override
    public Optional<Credentials> firstSecret() {
        Optional<Credentials> given = first;
        first = Optional.empty();
        return given;
    }

    @Override
    public String problem() {
        return "";
    }
}
