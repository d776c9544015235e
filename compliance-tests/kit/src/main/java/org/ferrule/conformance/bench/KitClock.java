package org.ferrule.conformance.bench;

import java.time.InstantSource;

/** The kit's time. */
public final class KitClock {
    private KitClock() {}

    /** Of this machine. */
    public static InstantSource system() {
        return InstantSource.system();
    }

    /** A number that nobody could have known, for chance that is to be told. */
    public static long freshSeed() {
        return System.nanoTime() * 0x9E3779B97F4A7C15L;
    }
}
