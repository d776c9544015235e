package org.ferrule.core.supervision;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ferrule.api.driver.Clocked;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditEntry.Change;
import org.ferrule.audit.AuditPhase;
import org.ferrule.core.service.ClockView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how far one device's clock is off. The device read its clock somewhere between question and answer, so half the round
 * trip is what the offset may be wrong by. Measures on the lane only; tells on any thread.
 */
final class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final SupervisionServices services;
    private final DeviceEventSink events;
    private final AlarmBoard alarms;
    private final Optional<Duration> limit;
    private @Nullable Duration recorded;
    private volatile @Nullable ClockView last;

    ClockWatch(SupervisionServices services, DeviceEventSink events, AlarmBoard alarms, Optional<Duration> limit) {
        this.services = services;
        this.events = events;
        this.alarms = alarms;
        this.limit = limit;
    }

    /** Whether there is something to measure. */
    boolean isDeclared() {
        return limit.isPresent();
    }

    Optional<ClockView> last() {
        return Optional.ofNullable(last);
    }

    void measure(EquipmentSession session) throws ConnectionException {
        if (limit.isPresent() && session instanceof Clocked clocked) {
            Instant asked = services.clock().instant();
            long started = services.clock().nanos();
            try {
                Instant device = clocked.clock();
                Duration half =
                        Duration.ofNanos(services.clock().nanos() - started).dividedBy(2);
                Duration offset = Duration.between(asked.plus(half), device);
                judge(new ClockView(offset, half, asked.plus(half)), limit.get());
            } catch (DeviceException refused) {
                last = null;
                LOG.warn("{} does not tell its time: {}", events.equipment(), refused.getMessage());
            }
        }
    }

    private void judge(ClockView measured, Duration most) {
        last = measured;
        Duration before = recorded;
        if (before == null || measured.offset().minus(before).abs().compareTo(most) > 0) {
            record(before == null ? "" : seconds(before), measured, most);
            recorded = measured.offset();
        }
        boolean isOff = measured.offset().abs().compareTo(most) > 0;
        alarms.report(AlarmBoard.CLOCK_OFF, isOff, isOff ? words(measured.offset(), most) : "", null);
    }

    private void record(String before, ClockView measured, Duration most) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("uncertainty", seconds(measured.uncertainty()));
        facts.put("limit", seconds(most));
        facts.put("measured", measured.measured().toString());
        services.journal()
                .record(new AuditEntry(
                        AuditPhase.EVENT,
                        AuditAction.CLOCK,
                        Actor.SYSTEM,
                        events.equipment().toString(),
                        new Change(before, seconds(measured.offset()), "s"),
                        "",
                        null,
                        "",
                        facts));
    }

    private static String words(Duration offset, Duration most) {
        return "the device is " + seconds(offset.abs()) + " s " + (offset.isNegative() ? "behind" : "ahead")
                + "; its time stamps may be off by " + seconds(most) + " s at the most";
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    }
}
