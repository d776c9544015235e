package org.ferrule.plugin.arc;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;

/** A calibration whose reference was written. The sensor's verdict is read once it had time to measure again. */
record CalibrationRun(
        ArcCalibration calibration, CalibrationPoint point, float found, StoredPoint before, Instant started)
        implements Execution {
    @Override
    public ExecutionStatus poll() throws ConnectionException, DeviceException {
        Duration passed =
                Duration.between(started, calibration.context().clock().instant());
        Duration settling = calibration.context().settings().duration("settlingTime");
        // A clock that was set back must not make us wait for it.
        if (!passed.isNegative() && passed.compareTo(settling) < 0) {
            return ExecutionStatus.running(0.5, "waiting for the sensor's next measurement");
        }
        long status =
                calibration.status(point).uint32(0, calibration.registers().wordOrder());
        long rejecting = isAnyBit() ? status : status & point.bits();
        if (rejecting != 0) {
            String why = ArcCalibration.hex(status) + ": " + point.reasons(rejecting)
                    + ". The calibration in force is unchanged; put it right and calibrate again";
            return ExecutionStatus.failed(why, results("REJECTED", status));
        }
        if (StoredPoint.read(calibration.registers(), point).equals(before)) {
            throw new DeviceException(
                    ArcCalibration.hex(status),
                    "the sensor acknowledged the reference and ignored it: nothing in its record of " + point
                            + " changed. Check that its operator level A may calibrate, then calibrate again.");
        }
        return ExecutionStatus.succeeded(results("ACCEPTED", status));
    }

    private boolean isAnyBit() {
        return calibration.context().settings().text("calibrationStatus").equals("ANY_BIT");
    }

    private Map<String, Value> results(String verdict, long status) throws ConnectionException {
        Map<String, Value> results = new LinkedHashMap<>();
        results.put("verdict", Value.enumerated(verdict.equals("ACCEPTED") ? 0 : 1, verdict));
        results.put("asFound", Value.real(found));
        ArcCalibration.collect(
                results,
                () -> Map.of(
                        "asLeft", Value.real(calibration.registers().value().value())));
        results.put("status", Value.text(ArcCalibration.hex(status)));
        results.putAll(calibration.details(point));
        return results;
    }

    @Override
    public void cancel() {
        // The reference is written; there is nothing left to stop.
    }
}
