package org.ferrule.launcher.boot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** From when the time until ready is counted. The one place of this module that reads the machine's clock. */
public final class LaunchClock {
    private LaunchClock() {}

    /** When this process was started, so that the start of Java itself counts; now, where the system does not tell. */
    public static Instant processStart() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    /** The day, for certificates. */
    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** The time now. */
    public static Instant now() {
        return Instant.now();
    }
}
