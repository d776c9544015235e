package org.ferrule.conformance.agent;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What is in use after the garbage is gone. */
final class MemorySight {
    private static final int MOST_READINGS = 10;
    /** Readings that differ by less agree: the runtime goes on working between two of them. */
    private static final long AGREEMENT_BYTES = 128 * 1024;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    JsonLine heap() {
        long last = reading();
        long used = reading();
        int readings = 2;
        while (Math.abs(used - last) > AGREEMENT_BYTES && readings < MOST_READINGS) {
            last = used;
            used = reading();
            readings++;
        }
        return new JsonLine()
                .put("usedBytes", used)
                .put("readings", readings)
                .put("isSettled", Math.abs(used - last) <= AGREEMENT_BYTES);
    }

    private long reading() {
        System.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
