package org.ferrule.api.model;

import java.util.Locale;

/**
 * The quality of a value: an OPC UA status code, whose two top bits are the severity (OPC 10000-4, 7.38). A code that has no
 * constant here is kept as it came.
 *
 * @param code the unsigned 32-bit status code
 * @param name its standard name without the severity prefix, or hexadecimal digits if unknown
 * @since 0.1
 */
public record Quality(long code, String name) {
    /** Good. */
    public static final Quality GOOD = new Quality(0x00000000L, "Good");
    /** The device limited the value. */
    public static final Quality GOOD_CLAMPED = new Quality(0x00300000L, "Clamped");
    /** Set at the device's own panel. */
    public static final Quality GOOD_LOCAL_OVERRIDE = new Quality(0x00960000L, "LocalOverride");
    /** Communication is lost; this was the last good value. */
    public static final Quality UNCERTAIN_LAST_USABLE_VALUE = new Quality(0x40900000L, "LastUsableValue");
    /** The sensor says that it is not accurate. */
    public static final Quality UNCERTAIN_SENSOR_NOT_ACCURATE = new Quality(0x40930000L, "SensorNotAccurate");
    /** Outside the instrument range. */
    public static final Quality UNCERTAIN_ENGINEERING_UNITS_EXCEEDED =
            new Quality(0x40940000L, "EngineeringUnitsExceeded");
    /** From a simulated device. */
    public static final Quality UNCERTAIN_SIMULATED_VALUE = new Quality(0x42090000L, "SimulatedValue");
    /** Calibration is overdue or in progress. */
    public static final Quality UNCERTAIN_SENSOR_CALIBRATION = new Quality(0x420A0000L, "SensorCalibration");
    /** Communication failed while reading this value. */
    public static final Quality BAD_COMMUNICATION_ERROR = new Quality(0x80050000L, "CommunicationError");
    /** The device did not answer in time. */
    public static final Quality BAD_TIMEOUT = new Quality(0x800A0000L, "Timeout");
    /** The connection is lost, or the value is stale. */
    public static final Quality BAD_NO_COMMUNICATION = new Quality(0x80310000L, "NoCommunication");
    /** Nothing was read yet. */
    public static final Quality BAD_WAITING_FOR_INITIAL_DATA = new Quality(0x80320000L, "WaitingForInitialData");
    /** The device does not have this item. */
    public static final Quality BAD_NOT_SUPPORTED = new Quality(0x803D0000L, "NotSupported");
    /** Device and descriptor disagree, for example about the unit. */
    public static final Quality BAD_CONFIGURATION_ERROR = new Quality(0x80890000L, "ConfigurationError");
    /** Not connected. */
    public static final Quality BAD_NOT_CONNECTED = new Quality(0x808A0000L, "NotConnected");
    /** The device failed, or answered with an error code. */
    public static final Quality BAD_DEVICE_FAILURE = new Quality(0x808B0000L, "DeviceFailure");
    /** The sensor failed; also NaN and infinities. */
    public static final Quality BAD_SENSOR_FAILURE = new Quality(0x808C0000L, "SensorFailure");
    /** Out of service. */
    public static final Quality BAD_OUT_OF_SERVICE = new Quality(0x808D0000L, "OutOfService");

    /** Checks that the code is an unsigned 32-bit number with a defined severity. */
    public Quality {
        if (code < 0 || code > 0xFFFFFFFFL) {
            throw new IllegalArgumentException("a status code is an unsigned 32-bit number, not " + code);
        }
    }

    /** Wraps a status code from the wire whose name is not known here. */
    public static Quality ofCode(long code) {
        return StandardQualities.find(code)
                .orElseGet(() -> new Quality(code, String.format(Locale.ROOT, "0x%08X", code)));
    }

    /** The severity in the code's two top bits; the reserved pattern 11 counts as bad. */
    public Severity severity() {
        return switch ((int) (code >>> 30)) {
            case 0 -> Severity.GOOD;
            case 1 -> Severity.UNCERTAIN;
            default -> Severity.BAD;
        };
    }

    /** True for severity GOOD. */
    public boolean isGood() {
        return severity() == Severity.GOOD;
    }

    /** True for severity BAD. */
    public boolean isBad() {
        return severity() == Severity.BAD;
    }

    /** The worse of the two; this one if they are equally severe. */
    public Quality worse(Quality other) {
        return other.severity().compareTo(severity()) > 0 ? other : this;
    }

    @Override
    public String toString() {
        return this.equals(GOOD) ? "GOOD" : severity() + "(" + name + ")";
    }
}
