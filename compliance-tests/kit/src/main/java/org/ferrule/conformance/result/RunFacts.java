package org.ferrule.conformance.result;

import java.time.Instant;

/**
 * How it was judged.
 *
 * @param level that is claimed, 1 to 3
 * @param kit version of the kit
 * @param catalogueSha256 of the requirements
 * @param simulator that stood for the device
 * @param seed from which all others follow
 * @param timeMultiplier by which all limits of time were stretched, for a slow machine
 * @param began when
 * @param ended when
 */
public record RunFacts(
        int level,
        String kit,
        String catalogueSha256,
        String simulator,
        long seed,
        double timeMultiplier,
        Instant began,
        Instant ended) {}
