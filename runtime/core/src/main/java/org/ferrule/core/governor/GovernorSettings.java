package org.ferrule.core.governor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What the governor needs from its surroundings.
 *
 * @param wall wall clock, for time stamps that people read
 * @param nanos monotonic nanoseconds, for every deadline
 * @param poll how often a command under way is asked how it goes
 * @param readBack how often a written value is read back until it agrees
 * @param safetyGrace how long a command of risk SAFETY waits for its audit record before it acts without
 * @param auditRetry how often records that could not be written are tried again
 * @param recall how often devices are asked what became of requests whose outcome is unknown
 * @param workers threads that poll commands; so many equipments that do not answer delay no other
 */
public record GovernorSettings(
        InstantSource wall,
        LongSupplier nanos,
        Duration poll,
        Duration readBack,
        Duration safetyGrace,
        Duration auditRetry,
        Duration recall,
        int workers) {

    /** The settings of a normal runtime. */
    public static GovernorSettings standard(InstantSource wall, LongSupplier nanos) {
        return new GovernorSettings(
                wall,
                nanos,
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                8);
    }
}
