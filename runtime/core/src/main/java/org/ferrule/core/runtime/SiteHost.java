package org.ferrule.core.runtime;

import java.time.Instant;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.clock.RuntimeClock;
import org.ferrule.core.clock.Timers;
import org.ferrule.core.supervision.Pace;
import org.ferrule.people.Access;

/**
 * What a site needs from where it runs.
 *
 * @param clock wall and monotonic
 * @param timers closed by the site
 * @param trail the audit trail
 * @param access says who may act
 * @param pace time constants of supervision
 * @param started when the process started
 * @param version of the runtime
 */
public record SiteHost(
        RuntimeClock clock,
        Timers timers,
        AuditTrail trail,
        Access access,
        Pace pace,
        Instant started,
        String version) {}
