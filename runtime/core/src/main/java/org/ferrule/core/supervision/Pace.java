package org.ferrule.core.supervision;

import java.time.Duration;

/**
 * The time constants of supervision that no descriptor gives.
 *
 * @param firstRetry wait before the second attempt to connect
 * @param longestRetry the wait doubles up to this
 * @param jitter each wait is longer or shorter by up to this share, so that a site does not knock in step
 * @param stableAfter a connection that lived so long is worth an immediate first retry
 * @param grace between the interrupt of an overdue call and quarantine
 * @param clockEvery how often a device is asked what time it has
 * @param auditWindow a flapping connection or alarm is recorded once in and out within this time, then summed up
 */
public record Pace(
        Duration firstRetry,
        Duration longestRetry,
        double jitter,
        Duration stableAfter,
        Duration grace,
        Duration clockEvery,
        Duration auditWindow) {
    /** What a site uses. */
    public static Pace standard() {
        return new Pace(
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                0.2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofMinutes(10),
                Duration.ofSeconds(10));
    }
}
