package org.ferrule.transport.line;

/** The one place in here that looks at a clock: it measures spans, and knows nothing of the time of day. */
final class LineClock {
    private LineClock() {}

    /** Nanoseconds since some moment. */
    static long nanos() {
        return System.nanoTime();
    }
}
