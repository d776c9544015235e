package org.ferrule.core.supervision;

import java.time.Duration;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.Value;
import org.jspecify.annotations.Nullable;

/** What is known of one parameter. Guarded by its board. */
final class ParameterTrack {
    final ParameterDescriptor descriptor;
    private @Nullable Sample latest;
    private Value lastUsable = Value.absent();
    private long acquired;
    private long published;
    private long pushed;
    private boolean wasPushed;

    ParameterTrack(ParameterDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Nullable
    Sample latest() {
        return latest;
    }

    Value lastUsable() {
        return lastUsable;
    }

    /** Notes that the device was heard on this parameter, whether or not there is anything new to publish. */
    void heard(long now, boolean isPush) {
        acquired = now;
        if (isPush) {
            pushed = now;
            wasPushed = true;
        }
    }

    /** True if a push came after a read had begun: what was read may be older than what was pushed. */
    boolean wasPushedSince(long started) {
        return wasPushed && pushed - started > 0;
    }

    void published(Sample sample, long now) {
        latest = sample;
        published = now;
        if (!sample.quality().isBad()) {
            lastUsable = sample.value();
        }
    }

    /** On change beyond the deadband, on any change of quality, and after the refresh time. */
    boolean isWorthPublishing(SampleRules.Judged judged, long now) {
        Sample last = latest;
        return last == null
                || last.quality().code() != judged.quality().code()
                || hasMoved(last.value(), judged.value())
                || now - published >= descriptor.acquisition().refresh().toNanos();
    }

    private boolean hasMoved(Value before, Value now) {
        boolean areNumbers = isNumber(before) && isNumber(now);
        double deadband = descriptor.acquisition().deadband();
        return (areNumbers && deadband > 0) ? Math.abs(now.number() - before.number()) > deadband : !before.equals(now);
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Real || value instanceof Value.Int;
    }

    /** How long until the value is stale; negative if it is, null if nothing is left that could become so. */
    @Nullable
    Duration untilStale(Duration limit, long now) {
        Sample last = latest;
        boolean isLive = last != null
                && last.quality().code() != Quality.BAD_NO_COMMUNICATION.code()
                && last.quality().code() != Quality.BAD_WAITING_FOR_INITIAL_DATA.code();
        return isLive ? limit.minusNanos(now - acquired) : null;
    }
}
