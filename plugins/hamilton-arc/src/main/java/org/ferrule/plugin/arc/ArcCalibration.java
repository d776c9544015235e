package org.ferrule.plugin.arc;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Registers;

/** Calibrates one sensor, and tells how it is calibrated. */
record ArcCalibration(SessionContext context, ArcRegisters registers, OperatorLevel level) {
    private static final ParameterId MEASURED = new ParameterId("value");

    /** Writes the reference; the execution tells what the sensor thinks of it. */
    Execution calibrate(CalibrationPoint point, double reference) throws ConnectionException, DeviceException {
        level.requirePassword();
        CalibrationRun run = beforeSending(() -> prepare(point));
        try {
            beforeSending(level::enter);
            registers.write(point.commandRegister(), Registers.ofFloat32(registers.wordOrder(), (float) reference));
        } finally {
            level.leave();
        }
        return run;
    }

    private CalibrationRun prepare(CalibrationPoint point) throws ConnectionException, DeviceException {
        Measurement found = registers.value();
        if (ArcUnit.factor(context.descriptor(), MEASURED, found.unit()).isEmpty()) {
            throw DeviceException.beforeSending(
                    "unit 0x" + Long.toHexString(found.unit()),
                    "the sensor measures in another unit than it is calibrated in. Set it back with the maker's software.");
        }
        StoredPoint before = StoredPoint.read(registers, point);
        return new CalibrationRun(
                this, point, found.value(), before, context.clock().instant());
    }

    /** A line that is lost before the reference was written leaves nothing open. */
    private static <T> T beforeSending(Step<T> step) throws ConnectionException, DeviceException {
        try {
            return step.take();
        } catch (ConnectionException lost) {
            throw ConnectionException.notSent(lost.fault(), "nothing was calibrated: " + lost.getMessage(), lost);
        }
    }

    /** What the sensor keeps of a point; its status and value, which need level A, only if we have the password. */
    Map<String, Value> read(CalibrationPoint point) throws ConnectionException, DeviceException {
        Map<String, Value> results = new LinkedHashMap<>();
        if (level.canEnter()) {
            Registers block = status(point);
            results.put("status", Value.text(hex(block.uint32(0, registers.wordOrder()))));
            results.put("value", Value.real(block.float32(4, registers.wordOrder())));
        }
        results.putAll(details(point));
        return results;
    }

    Registers status(CalibrationPoint point) throws ConnectionException, DeviceException {
        try {
            level.enter();
            return registers.block(point.statusRegister(), 6);
        } finally {
            level.leave();
        }
    }

    /** Temperature, count, hours, the sensor's quality indicator, and for pH the signal. */
    Map<String, Value> details(CalibrationPoint point) throws ConnectionException {
        Map<String, Value> results = new LinkedHashMap<>();
        collect(results, () -> StoredPoint.read(registers, point).results());
        collect(results, () -> Map.of("quality", Value.real(registers.float32(4872, 2))));
        if (context.descriptor().identity().profile().equals("sensor.ph")) {
            collect(
                    results,
                    () -> Map.of(
                            "signal",
                            Value.real(
                                    registers.block(point.valuesRegister(), 8).float32(2, registers.wordOrder()))));
        }
        return results;
    }

    /** A sensor that refuses to tell one thing may tell the next; a verdict must not be lost for it. */
    static void collect(Map<String, Value> results, Step<Map<String, Value>> step) throws ConnectionException {
        try {
            results.putAll(step.take());
        } catch (DeviceException refused) {
            return;
        }
    }

    /** One of several requests to the sensor. */
    @FunctionalInterface
    interface Step<T> {
        T take() throws ConnectionException, DeviceException;
    }

    static String hex(long status) {
        return String.format(Locale.ROOT, "0x%08X", status);
    }
}
