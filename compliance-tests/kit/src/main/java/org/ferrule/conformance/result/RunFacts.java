package org.ferrule.conformance.result;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How it was judged.
 *
 * @param level that is claimed, 1 to 3
 * @param kit version of the kit
 * @param catalogueSha256 of the requirements
 * @param simulator that stood for the device
 * @param seed from which all others follow
 * @param limits of time that the vendor promises, in seconds, by what they limit
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
        Map<String, Double> limits,
        double timeMultiplier,
        Instant began,
        Instant ended) {
    public RunFacts {
        limits = new TreeMap<>(limits);
    }
}
