package org.ferrule.plugin.alicat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Quality;

/** The status codes behind a data frame, and what each of them means for health, alarms and values. */
enum StatusCode {
    /** No communication with its own converter: nothing that it measures is true. */
    ADC(
            "sensorFailure",
            Health.FAILURE,
            Quality.BAD_SENSOR_FAILURE,
            EnumSet.complementOf(EnumSet.of(Quantity.SET_POINT))),
    /** Over-pressure limit: the controller has shut its valve. */
    OPL("overPressure", Health.FAILURE, Quality.GOOD, EnumSet.noneOf(Quantity.class)),
    MOV("flowOutOfRange", Health.OFF_SPEC, Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED, EnumSet.of(Quantity.FLOW)),
    VOV(
            "flowOutOfRange",
            Health.OFF_SPEC,
            Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED,
            EnumSet.of(Quantity.VOLUMETRIC_FLOW)),
    POV(
            "pressureOutOfRange",
            Health.OFF_SPEC,
            Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED,
            EnumSet.of(Quantity.PRESSURE)),
    TOV(
            "temperatureOutOfRange",
            Health.OFF_SPEC,
            Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED,
            EnumSet.of(Quantity.TEMPERATURE)),
    /** The totalizer reached its end. */
    OVR(
            "totalizerIncomplete",
            Health.MAINTENANCE_REQUIRED,
            Quality.UNCERTAIN_SENSOR_NOT_ACCURATE,
            EnumSet.of(Quantity.TOTAL)),
    /** The totalizer missed flow that was over range. */
    TMF(
            "totalizerIncomplete",
            Health.MAINTENANCE_REQUIRED,
            Quality.UNCERTAIN_SENSOR_NOT_ACCURATE,
            EnumSet.of(Quantity.TOTAL)),
    HLD("valveHeld", Health.CHECK_FUNCTION, Quality.GOOD, EnumSet.noneOf(Quantity.class)),
    EXH("valveHeld", Health.CHECK_FUNCTION, Quality.GOOD, EnumSet.noneOf(Quantity.class)),
    LCK("", Health.NORMAL, Quality.GOOD, EnumSet.noneOf(Quantity.class));

    private final String alarm;
    private final Health health;
    private final Quality quality;
    private final Set<Quantity> touched;

    StatusCode(String alarm, Health health, Quality quality, Set<Quantity> touched) {
        this.alarm = alarm;
        this.health = health;
        this.quality = quality;
        this.touched = touched;
    }

    /** Empty if it is no alarm. */
    String alarm() {
        return alarm;
    }

    Health health() {
        return health;
    }

    Quality quality(Quantity quantity) {
        return touched.contains(quantity) ? quality : Quality.GOOD;
    }

    /** Empty for a code that is not known here; it is kept all the same. */
    static Optional<StatusCode> of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(code))
                .findFirst();
    }
}
