package org.ferrule.core.governor;

import java.util.List;
import java.util.Optional;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;

/** What the device holds after a write: devices clamp, and devices silently ignore, so only reading tells (PAR-007). */
final class ReadBack {
    private final SupervisedEquipment equipment;
    private final LaneCaller lane;
    private final ParameterDescriptor parameter;
    private final Deadline deadline;
    private final GovernorSettings settings;

    ReadBack(
            SupervisedEquipment equipment,
            LaneCaller lane,
            ParameterDescriptor parameter,
            Deadline deadline,
            GovernorSettings settings) {
        this.equipment = equipment;
        this.lane = lane;
        this.parameter = parameter;
        this.deadline = deadline;
        this.settings = settings;
    }

    /** The device answered the write: what does it hold once it had its time? */
    Ending afterAnswer(Value old, Value wanted, Deadline within) {
        Value before = Value.absent();
        Value held = look();
        while (!agrees(held, wanted) && !within.isOver() && lane.pause(within.atMost(settings.readBack()))) {
            before = held;
            held = look();
        }
        if (agrees(held, wanted)) {
            return Ending.of(Phase.ACCEPTED).withReadBack(held.text());
        }
        if (isAbsent(held)) {
            return unverified(
                    "the device acknowledged " + shown(wanted) + ", but it could not be read back in time", held);
        }
        if (isAbsent(old) || agrees(held, old)) {
            String word = isAbsent(old) ? "" : "still ";
            return unverified(
                    "the device acknowledged " + shown(wanted) + ", but " + word + "holds " + shown(held), held);
        }
        if (!agrees(before, held) && lane.pause(settings.readBack())) {
            before = held;
            held = look();
        }
        return agrees(before, held)
                ? Ending.of(Phase.CLAMPED).withReadBack(held.text())
                : unverified("the device acknowledged " + shown(wanted) + ", but its value is still moving", held);
    }

    /** The answer to the write was lost: only a device that holds the wanted value now says that it arrived. */
    Ending afterLostAnswer(Value old, Value wanted, ConnectionException lost) {
        return compare(old, wanted, "the answer was lost (" + Ending.text(lost) + ")");
    }

    /** The device is back: only what it holds now says whether the write arrived. */
    Ending afterReconnect(Value old, Value wanted) {
        return compare(old, wanted, "the outcome was unknown");
    }

    private Ending compare(Value old, Value wanted, String what) {
        Value held = look();
        while (!agrees(held, wanted) && !deadline.isOver() && lane.pause(deadline.atMost(settings.readBack()))) {
            Value now = look();
            held = isAbsent(now) ? held : now;
        }
        if (agrees(held, wanted)) {
            return Ending.of(Phase.ACCEPTED).withReadBack(held.text()).withNote(what + "; read back afterwards");
        }
        if (!isAbsent(old) && agrees(held, old)) {
            return unverified(what + ", and the device still holds " + shown(held), held);
        }
        String seen = isAbsent(held) ? "it could not be read back" : "the device holds " + shown(held);
        return Ending.unknown("writing " + shown(wanted) + ": " + what + ", and " + seen)
                .withReadBack(held.text());
    }

    /** One fresh reading, published; absent if there is none that is usable. */
    private Value look() {
        try {
            List<Reading> readings = lane.call(
                    Urgency.ACTION,
                    deadline.atMost(
                            equipment.descriptor().orElseThrow().supervision().callDeadline()),
                    session -> session.read(List.of(parameter.id())));
            List<Reading> own = readings.stream()
                    .filter(reading -> reading.parameter().equals(parameter.id()))
                    .toList();
            equipment.publishReadBack(own);
            return usable(own, parameter.id()).orElse(Value.absent());
        } catch (ConnectionException | DeviceException e) {
            return Value.absent();
        }
    }

    /** The value of one parameter among readings, unless its quality is bad. */
    static Optional<Value> usable(List<Reading> readings, ParameterId wanted) {
        return readings.stream()
                .filter(reading -> reading.parameter().equals(wanted))
                .filter(reading -> !reading.quality().isBad() && !isAbsent(reading.value()))
                .map(Reading::value)
                .findFirst();
    }

    static boolean isAbsent(Value value) {
        return value instanceof Value.Absent;
    }

    private boolean agrees(Value held, Value other) {
        if (isAbsent(held) || isAbsent(other)) {
            return false;
        }
        if (held instanceof Value.Enumerated a && other instanceof Value.Enumerated b) {
            return a.code() == b.code();
        }
        boolean areNumbers = held instanceof Value.Real || held instanceof Value.Int;
        if (areNumbers && held.type() == other.type()) {
            double tolerance = parameter.verification().map(v -> v.tolerance()).orElse(0.0);
            double slack = tolerance == 0 ? 0 : Math.ulp(Math.max(Math.abs(held.number()), Math.abs(other.number())));
            return held.equals(other) || Math.abs(held.number() - other.number()) <= tolerance + slack;
        }
        return held.equals(other);
    }

    private Ending unverified(String message, Value held) {
        String remedy = ". Read " + parameter.id() + " again before you rely on it.";
        return Ending.of(Phase.UNVERIFIED, Refusal.of(ErrorCode.VERIFY_FAILED, message + remedy))
                .withReadBack(held.text());
    }

    private String shown(Value value) {
        String unit = parameter.domain().unit();
        return value.text() + (unit.isEmpty() ? "" : " " + unit);
    }
}
