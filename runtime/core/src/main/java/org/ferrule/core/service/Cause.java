package org.ferrule.core.service;

import java.util.Map;
import org.ferrule.audit.DecisionSource;
import org.ferrule.people.SessionKey;

/**
 * Who wants something, and why.
 *
 * @param session the key of the person who answers for it; never a name
 * @param reason why; may be empty where no reason is required
 * @param source who or what decided
 * @param context batch, samples, kits by name, possibly empty; recorded
 * @since 0.1
 */
public record Cause(SessionKey session, String reason, DecisionSource source, Map<String, String> context) {
    /** Copies the context. */
    public Cause {
        context = Map.copyOf(context);
    }

    /** A person's own decision, without context. */
    public static Cause of(SessionKey session, String reason) {
        return new Cause(session, reason, DecisionSource.PERSON, Map.of());
    }
}
