package org.ferrule.people.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.people.AccessException;
import org.ferrule.people.Role;
import org.ferrule.people.account.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the audit trail says about signing in and out. Holds no password, no key, and no user id that does not exist. */
final class SessionJournal {
    private static final Logger LOG = LoggerFactory.getLogger(SessionJournal.class);
    private static final String SITE = "site";

    private final AuditTrail trail;

    SessionJournal(AuditTrail trail) {
        this.trail = trail;
    }

    static String target(String user) {
        return "people/" + user;
    }

    /** Who a person is through a client, with all roles. */
    static Actor actor(Person person, String client) {
        String roles = person.post().roles().stream().map(Role::name).collect(Collectors.joining("+"));
        return new Actor(person.user(), roles, client);
    }

    /** Somebody who has not shown who it is. */
    static Actor nobody(String client) {
        return new Actor("unknown", "none", client);
    }

    /** The newest record of signing in with a user id. */
    Optional<AuditRecord> newest(String user) {
        return trail.latest(AuditAction.SIGN_IN, target(user));
    }

    void requireTrail() throws AccessException {
        if (!trail.health().isAccepting()) {
            throw new AccessException(
                    ErrorCode.AUDIT_UNAVAILABLE,
                    "nobody can sign in or sign while the audit trail takes no records: "
                            + trail.health().problem());
        }
    }

    void signedIn(Person person, Session session) throws AccessException {
        Map<String, String> facts = new TreeMap<>();
        facts.put("printedName", person.printedName());
        facts.put("session", session.name());
        facts.put("mustChangePassword", Boolean.toString(session.mustChangePassword()));
        append(AuditEntry.event(AuditAction.SIGN_IN, session.actor(), target(person.user()), facts));
    }

    /** Records a refusal; {@code user} is empty if there is no such account: what was typed may have been a password. */
    void refused(Actor actor, Optional<String> user, Map<String, String> facts) throws AccessException {
        String target = user.map(SessionJournal::target).orElse(SITE);
        AuditEntry entry = AuditEntry.event(AuditAction.SIGN_IN, actor, target, facts);
        append(entry.as(AuditPhase.REFUSED, ErrorCode.NOT_AUTHENTICATED.name(), facts));
    }

    /** Records how many attempts were not looked at. */
    void turnedAway(long count) {
        Map<String, String> facts = Map.of("refusal", "too many failures in a minute", "count", Long.toString(count));
        AuditEntry entry = AuditEntry.event(AuditAction.SIGN_IN, nobody("runtime"), SITE, facts);
        try {
            trail.append(entry.as(AuditPhase.REFUSED, ErrorCode.BUSY.name(), facts));
        } catch (AuditUnavailableException e) {
            LOG.error("{} refused attempts to sign in are not recorded", count, e);
        }
    }

    /** Records sessions that have ended; that they have does not depend on it. */
    void ended(List<SessionTable.Ended> sessions) {
        for (SessionTable.Ended ended : sessions) {
            Session session = ended.session();
            Map<String, String> facts = Map.of("session", session.name(), "ended", ended.reason());
            try {
                trail.append(AuditEntry.event(AuditAction.SIGN_OUT, session.actor(), target(session.user()), facts));
            } catch (AuditUnavailableException e) {
                LOG.error("the end of session {} of {} is not recorded", session.name(), session.user(), e);
            }
        }
    }

    private void append(AuditEntry entry) throws AccessException {
        try {
            trail.append(entry);
        } catch (AuditUnavailableException e) {
            throw new AccessException(ErrorCode.AUDIT_UNAVAILABLE, "not recorded: " + e.getMessage());
        }
    }
}
