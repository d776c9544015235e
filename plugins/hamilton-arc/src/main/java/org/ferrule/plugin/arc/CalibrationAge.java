package org.ferrule.plugin.arc;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/**
 * How old the calibration is. The sensor tells at which operating hour it was calibrated, and carries that along when it is
 * calibrated elsewhere or exchanged, which no record of ours would. Its hours stand still without power, so the time is the
 * latest possible one, and uncertain.
 */
final class CalibrationAge {
    /** Plain Uncertain of OPC 10000-4. */
    private static final Quality UNCERTAIN = Quality.ofCode(0x40000000L);

    private final SessionContext context;
    private boolean isOverdue;

    CalibrationAge(SessionContext context) {
        this.context = context;
    }

    static boolean tells(ParameterId parameter) {
        return parameter.value().equals("lastCalibration") || parameter.value().equals("calibrationDue");
    }

    /** As of the last time that somebody read when calibration is due. */
    boolean isOverdue() {
        return isOverdue;
    }

    /** At best this good is a value. */
    Quality quality() {
        return isOverdue ? Quality.UNCERTAIN_SENSOR_CALIBRATION : Quality.GOOD;
    }

    Reading read(ParameterId parameter, ArcRegisters registers) throws ConnectionException, DeviceException {
        double hours = registers.float32(4676, 6);
        float last = Math.max(
                StoredPoint.read(registers, CalibrationPoint.CP1).hours(),
                StoredPoint.read(registers, CalibrationPoint.CP2).hours());
        if (!(last >= 0 && last <= hours)) {
            return Reading.bad(parameter, Quality.BAD_SENSOR_FAILURE);
        }
        Instant now = context.clock().instant();
        Instant calibrated = now.minusSeconds(Math.round((hours - last) * 3600));
        Instant due = calibrated.plus(context.settings().duration("calibrationInterval"));
        isOverdue = now.isAfter(due);
        String text = "last calibrated at operating hour " + last + " of " + hours;
        context.events().alarm(new AlarmId("calibrationOverdue"), isOverdue, text, null);
        // Rounded, so that it does not change with every reading.
        Instant told = (parameter.value().equals("lastCalibration") ? calibrated : due)
                .plus(Duration.ofMinutes(30))
                .truncatedTo(ChronoUnit.HOURS);
        return new Reading(parameter, new Value.Timestamp(told), UNCERTAIN, null);
    }
}
