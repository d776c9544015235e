package org.ferrule.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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

/** People who are signed in because the test says so. Everybody's password is {@code secret}. */
public final class FakeAccess implements Access {
    /** How often somebody was asked for a signature. */
    public final AtomicInteger signatures = new AtomicInteger();

    private final Map<SessionKey, Person> signedIn = new ConcurrentHashMap<>();
    private volatile boolean isBroken;

    private record Person(String user, String client, List<Role> roles, Set<EquipmentId> equipment) {
        Actor as(String role) {
            return new Actor(user, role, client);
        }
    }

    /** Signs somebody in who may act everywhere. */
    public SessionKey signIn(String user, String client, Role... roles) {
        return signIn(user, client, Set.of(), roles);
    }

    /** Signs somebody in who may act on this equipment only. */
    public SessionKey signIn(String user, String client, Set<EquipmentId> equipment, Role... roles) {
        SessionKey key = key(user, client);
        signedIn.put(key, new Person(user, client, List.of(roles), equipment));
        return key;
    }

    /** The key that somebody has who is signed in through a client. */
    public static SessionKey key(String user, String client) {
        return new SessionKey(user + "'s key at " + client);
    }

    /** Ends a session. */
    public void signOut(SessionKey session) {
        signedIn.remove(session);
    }

    /** From now on everything throws. */
    public void breakDown() {
        isBroken = true;
    }

    @Override
    public Actor actor(SessionKey session) {
        requireSound();
        return Optional.ofNullable(signedIn.get(session))
                .map(person -> person.as(name(person.roles().get(0))))
                .orElse(new Actor("unknown", "none", "unknown"));
    }

    @Override
    public Actor authorise(SessionKey session, Authority authority, Optional<EquipmentId> equipment)
            throws AccessException {
        requireSound();
        Person person = signedIn.get(session);
        if (person == null) {
            throw new AccessException(ErrorCode.NOT_AUTHENTICATED, "sign in first");
        }
        boolean isHere = person.equipment().isEmpty()
                || equipment.map(person.equipment()::contains).orElse(true);
        Role role = person.roles().stream()
                .filter(r -> isHere && r.has(authority))
                .findFirst()
                .orElseThrow(() -> new AccessException(
                        ErrorCode.NOT_AUTHORIZED, person.user() + " may not " + authority + " here"));
        return person.as(name(role));
    }

    @Override
    public Signature sign(
            SessionKey session, Credentials shown, Signature.Meaning meaning, Optional<EquipmentId> equipment)
            throws AccessException {
        signatures.incrementAndGet();
        Actor signer = authorise(session, Authority.SIGN, equipment);
        if (!shown.password().equals("secret")) {
            throw new AccessException(ErrorCode.SIGNATURE_REQUIRED, "the password is wrong");
        }
        return new Signature(signer, "Printed " + signer.user(), meaning, "user id and password");
    }

    private void requireSound() {
        if (isBroken) {
            throw new IllegalStateException("people are broken");
        }
    }

    private static String name(Role role) {
        return role.name();
    }
}
