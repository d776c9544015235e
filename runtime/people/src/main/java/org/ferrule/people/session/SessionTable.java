package org.ferrule.people.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ferrule.audit.Actor;
import org.ferrule.people.SessionKey;
import org.ferrule.people.account.Fingerprint;
import org.ferrule.people.account.PeopleClock;

/** The sessions of this run, in memory, by the hashes of their keys: what lies in memory opens nothing. Thread-safe. */
final class SessionTable {
    static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(12);
    static final int MOST_OF_ONE = 5;

    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 4;

    private final PeopleClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new HashMap<>();

    /** A session that has ended, for the record. */
    record Ended(Session session, String reason) {}

    SessionTable(PeopleClock clock) {
        this.clock = clock;
    }

    /** Describes a session that is not open yet, so that it can be recorded first. */
    Session prepare(Actor actor, boolean mustChangePassword) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        long now = clock.nanos();
        return new Session(HexFormat.of().formatHex(name), actor, now, now, mustChangePassword, false);
    }

    /** Opens it. */
    synchronized SessionKey open(Session session) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        SessionKey made = new SessionKey(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        sessions.put(hash(made), session);
        return made;
    }

    /** A session that has not ended. */
    synchronized Optional<Session> find(SessionKey key) {
        return Optional.ofNullable(sessions.get(hash(key)))
                .filter(session -> timeOut(session).isEmpty());
    }

    /** Changes a session that has not ended. */
    synchronized Optional<Session> update(SessionKey key, UnaryOperator<Session> change) {
        Optional<Session> changed = find(key).map(change);
        changed.ifPresent(session -> sessions.put(hash(key), session));
        return changed;
    }

    /** Ends one. */
    synchronized List<Ended> end(SessionKey key, String reason) {
        String hash = hash(key);
        return endWhere(hash::equals, reason);
    }

    /** Ends those of a person, but for one of them. */
    synchronized List<Ended> endAllOf(String user, String reason, SessionKey but) {
        String kept = hash(but);
        return endWhere(hash -> !hash.equals(kept) && sessionAt(hash).user().equals(user), reason);
    }

    /** Ends the longest unused ones of a person who has too many. */
    synchronized List<Ended> endSurplusOf(String user) {
        List<String> own = sessions.entrySet().stream()
                .filter(entry -> entry.getValue().user().equals(user))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().used() - clock.nanos()))
                .map(Map.Entry::getKey)
                .toList();
        List<String> surplus = own.subList(0, Math.max(0, own.size() - MOST_OF_ONE));
        return endWhere(surplus::contains, "more than " + MOST_OF_ONE + " sessions of one person");
    }

    /** Ends all. */
    synchronized List<Ended> endAll(String reason) {
        return endWhere(hash -> true, reason);
    }

    /** Removes those whose time is over. */
    synchronized List<Ended> expire() {
        List<Ended> ended = new ArrayList<>();
        sessions.values().removeIf(session -> {
            Optional<String> reason = timeOut(session);
            reason.ifPresent(why -> ended.add(new Ended(session, why)));
            return reason.isPresent();
        });
        return ended;
    }

    private List<Ended> endWhere(Predicate<String> condition, String reason) {
        List<Ended> ended = new ArrayList<>();
        List.copyOf(sessions.keySet()).stream().filter(condition).forEach(hash -> {
            Session session = sessionAt(hash);
            ended.add(new Ended(session, timeOut(session).orElse(reason)));
            sessions.remove(hash);
        });
        return ended;
    }

    private Session sessionAt(String hash) {
        Session session = sessions.get(hash);
        if (session == null) {
            throw new IllegalStateException("the session was just there");
        }
        return session;
    }

    private Optional<String> timeOut(Session session) {
        if (clock.since(session.started()).compareTo(LONGEST) >= 0) {
            return Optional.of("open for " + LONGEST.toHours() + " hours");
        }
        return clock.since(session.used()).compareTo(IDLE) >= 0
                ? Optional.of("not used for " + IDLE.toMinutes() + " minutes")
                : Optional.empty();
    }

    private static String hash(SessionKey key) {
        return Fingerprint.of(key.value().getBytes(StandardCharsets.UTF_8));
    }
}
