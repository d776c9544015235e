package org.ferrule.launcher.cli;

import java.time.Duration;
import java.time.Instant;
import org.ferrule.launcher.boot.LaunchClock;
import org.ferrule.launcher.client.FeedFollower;
import org.jspecify.annotations.Nullable;

/** Waits, never without a bound: until something holds, the demonstration's time is over, or the site has ended. */
final class DemoPatience {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LEAST = Duration.ofMinutes(2);
    private static final double LONGEST_SIMULATED_SECONDS = 43_200;

    private final FeedFollower feed;
    private final @Nullable Instant end;
    private final Duration longest;

    /** Something that may come to hold. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * @param end when the demonstration's time is over; null if never
     * @param speed simulated seconds a second: half a simulated day is waited for anything, and two minutes at least
     */
    DemoPatience(FeedFollower feed, @Nullable Instant end, double speed) {
        this.feed = feed;
        this.end = end;
        Duration simulated = Duration.ofSeconds(Math.round(LONGEST_SIMULATED_SECONDS / speed));
        this.longest = simulated.compareTo(LEAST) > 0 ? simulated : LEAST;
    }

    /** How long anything is waited for. */
    Duration longest() {
        return longest;
    }

    /** Lets a little time pass. */
    void pause() throws DemoTimeUpException, DemoFailedException, InterruptedException {
        if (end != null && !LaunchClock.now().isBefore(end)) {
            throw new DemoTimeUpException();
        }
        if (feed.awaitEnd(LOOK)) {
            throw new DemoFailedException("the site ended before its time");
        }
    }

    /** Waits until something holds. */
    void until(String what, Condition condition) throws Exception {
        Instant since = LaunchClock.now();
        while (!condition.holds()) {
            if (Duration.between(since, LaunchClock.now()).compareTo(longest) > 0) {
                throw new DemoFailedException("not within " + longest.toSeconds() + " s: " + what);
            }
            pause();
        }
    }
}
