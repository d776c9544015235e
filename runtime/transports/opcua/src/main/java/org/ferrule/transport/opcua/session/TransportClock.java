package org.ferrule.transport.opcua.session;

import java.time.InstantSource;

/** The only reader of the machine's clocks in this module. */
public final class TransportClock {
    private TransportClock() {}

    /** The wall clock, for the validity of certificates. */
    public static InstantSource wall() {
        return InstantSource.system();
    }

    /** The monotonic clock, for deadlines. */
    static long nanos() {
        return System.nanoTime();
    }
}
