package org.ferrule.core.governor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * What the procedures share.
 *
 * @param gate says who may act
 * @param surroundings in what circumstances
 * @param catalogue finds what is named
 * @param preconditions checks what the equipment's state allows
 * @param claims one command a unit
 * @param journal records
 * @param settings times and clocks
 * @param polls the threads that watch commands
 * @param closed opens when the governor closes
 */
record GovernorParts(
        Gate gate,
        Surroundings surroundings,
        Catalogue catalogue,
        Preconditions preconditions,
        UnitClaims claims,
        Journal journal,
        GovernorSettings settings,
        ScheduledThreadPoolExecutor polls,
        CountDownLatch closed) {}
