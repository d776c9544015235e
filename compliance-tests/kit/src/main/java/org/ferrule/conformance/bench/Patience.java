package org.ferrule.conformance.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waiting for something that can be looked at, and not for ever.
 *
 * @param multiplier by which every limit is stretched, for a slow machine
 */
public record Patience(double multiplier) {
    private static final Duration LOOK = Duration.ofMillis(20);
    /** A process on the same machine answers thousands of times in a trial, and almost at once. */
    private static final Duration LISTEN = Duration.ofMillis(2);

    private static final double MILLIS_PER_SECOND = 1e3;

    public Patience {
        if (!(multiplier >= 1 && multiplier <= 100)) {
            throw new IllegalArgumentException(
                    "the time multiplier is " + multiplier + "; write a number from 1 to 100");
        }
    }

    /** A limit, stretched. */
    public Duration stretched(Duration limit) {
        return Duration.ofMillis(Math.round(limit.toMillis() * multiplier));
    }

    /** Looks until there is something, at most as long as the stretched limit; empty if there never was. */
    public <T> Optional<T> await(Duration limit, Callable<Optional<T>> look) {
        return await(limit, LOOK, look);
    }

    /** The same for a word of a process, which comes sooner than anything else. */
    <T> Optional<T> listen(Duration limit, Callable<Optional<T>> look) {
        return await(limit, LISTEN, look);
    }

    private <T> Optional<T> await(Duration limit, Duration every, Callable<Optional<T>> look) {
        try {
            return Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(every)
                    .atMost(stretched(limit))
                    .until(look, Optional::isPresent);
        } catch (ConditionTimeoutException never) {
            return Optional.empty();
        }
    }

    /** Looks until it is so; false if it never was. */
    public boolean awaitTrue(Duration limit, Callable<Boolean> look) {
        return await(limit, () -> look.call() ? Optional.of(true) : Optional.<Boolean>empty())
                .isPresent();
    }

    /** For messages. */
    public String shown(Duration limit) {
        return stretched(limit).toMillis() / MILLIS_PER_SECOND + " s";
    }
}
