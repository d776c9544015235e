package org.ferrule.core.supervision;

import org.ferrule.core.clock.RuntimeClock;
import org.ferrule.core.clock.Timers;
import org.ferrule.core.equipment.FeedPublisher;

/**
 * What every supervisor of a site shares.
 *
 * @param clock wall and monotonic
 * @param timers one thread for the whole runtime
 * @param feed where everything is published
 * @param journal where everything worth a record goes
 * @param links the site's links
 * @param pace time constants
 */
public record SupervisionServices(
        RuntimeClock clock, Timers timers, FeedPublisher feed, Journal journal, LinkRegistry links, Pace pace) {}
