package org.ferrule.core.plugin;

import java.time.Duration;
import java.util.function.Consumer;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.service.Locks;
import org.ferrule.people.Access;

/**
 * What the desk works with.
 *
 * @param trail where intents and outcomes are recorded
 * @param later records soon what cannot wait
 * @param access says who may
 * @param locks who works with what
 * @param site the running site
 * @param bound how long equipment has to come ONLINE with another version
 */
public record PluginDeskServices(
        AuditTrail trail, Consumer<AuditEntry> later, Access access, Locks locks, PluginSite site, Duration bound) {}
