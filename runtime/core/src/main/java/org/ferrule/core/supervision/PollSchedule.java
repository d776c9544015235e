package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ParameterId;

/**
 * When which parameter is read next. Times lie on a fixed grid from the start, so that nothing drifts and equal intervals are read
 * together; times that were missed are skipped, not made up for. Guarded by its poller.
 */
final class PollSchedule {
    /** Near enough to be read in the same request. */
    private static final long TOGETHER = Duration.ofMillis(5).toNanos();

    private final Map<ParameterId, Long> interval = new LinkedHashMap<>();
    private final Map<ParameterId, Long> due = new LinkedHashMap<>();

    PollSchedule(EquipmentDescriptor descriptor, long now) {
        for (ParameterDescriptor parameter : descriptor.parameters().values()) {
            long every = Math.max(1, interval(parameter, descriptor).toNanos());
            interval.put(parameter.id(), every);
            due.put(parameter.id(), now + every);
        }
    }

    /**
     * A pushed parameter is read, too: nothing else tells a subscription that died from a value that does not change. Twice within
     * the time after which it is stale, so that one late answer does no harm.
     */
    private static Duration interval(ParameterDescriptor parameter, EquipmentDescriptor descriptor) {
        Duration half = descriptor.supervision().staleAfter().dividedBy(2);
        Duration refresh = parameter.acquisition().refresh();
        if (parameter.isPolled()) {
            return parameter.acquisition().every();
        }
        return refresh.isZero() || half.compareTo(refresh) < 0 ? half : refresh;
    }

    boolean isEmpty() {
        return due.isEmpty();
    }

    Duration untilDue(long now) {
        return Duration.ofNanos(Collections.min(due.values()) - now);
    }

    /** What is due now, and moves each on to its next time after now. */
    List<ParameterId> takeDue(long now) {
        List<ParameterId> taken = new ArrayList<>();
        due.replaceAll((id, time) -> {
            if (time - now > TOGETHER) {
                return time;
            }
            taken.add(id);
            long every = interval.getOrDefault(id, 1L);
            long missed = Math.max(0, (now - time) / every);
            return time + (missed + 1) * every;
        });
        return taken;
    }
}
