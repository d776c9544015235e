package org.ferrule.simulators.incubator;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.ferrule.simulators.incubator.Incubator.Cycle;
import org.ferrule.simulators.witness.Span;
import org.ferrule.simulators.witness.Truth;

/** Declares what an incubator shows: by its registers, so that a fault is seen here as it is there. */
final class IncubatorTruth {

    private static final int NO_VALUE = 0x7FFF;
    private static final List<String> SWITCH = List.of("true", "false");
    /** Hundredths in 16 bits with a sign, of which the highest means that there is no value. */
    private static final Span SIGNED_HUNDREDTHS = Span.of(-327.68, 327.66);

    private static final Span HUNDREDTHS = Span.of(0, 327.66);
    private static final Span TENTHS = Span.of(0, 6553.5);

    private final Incubator incubator;
    private final IncubatorMap map;
    private final Truth truth;

    IncubatorTruth(Incubator incubator, IncubatorMap map) {
        this.incubator = incubator;
        this.map = map;
        this.truth = incubator.witness().truth();
    }

    void declare() {
        incubator.heldBy(new IncubatorHolds(
                truth.holds("temperature.pv", SIGNED_HUNDREDTHS, () -> (short) measured(0) / 100.0 + failed(0)),
                truth.holds("co2.pv", HUNDREDTHS, () -> measured(1) / 100.0 + failed(1)),
                truth.holds("humidity.pv", TENTHS, () -> measured(2) / 10.0),
                truth.holds("o2.pv", TENTHS, () -> measured(3) / 10.0),
                truth.holds("operatingTime", Span.UINT32, () -> (long) incubator.seconds())));
        setPoint(
                "temperature.sp", SIGNED_HUNDREDTHS, () -> incubator.setPoints().temperature());
        setPoint("co2.sp", HUNDREDTHS, () -> incubator.setPoints().co2());
        setPoint("o2.sp", TENTHS, () -> incubator.setPoints().o2());
        truth.sets(
                "decontaminationTemperature",
                TENTHS,
                incubator::decontaminationTemperature,
                incubator::decontaminationTemperature);
        truth.puts(
                "cycle",
                Stream.of(Cycle.values()).map(Cycle::name).toList(),
                this::cycle,
                word -> incubator.cycle(Cycle.valueOf(word)));
        truth.shows("ready", () -> (measured(4) & 1) != 0);
        truth.shows("status", () -> measured(4));
        truth.shows("alarms", () -> measured(5));
        switches();
    }

    private void switches() {
        truth.puts(
                "door",
                List.of("CLOSED", "OPEN"),
                () -> incubator.isDoorOpen() ? "OPEN" : "CLOSED",
                word -> incubator.door(word.equals("OPEN")));
        truth.puts("light", SWITCH, incubator::isLightOn, word -> incubator.light(Boolean.parseBoolean(word)));
        truth.puts("silenced", SWITCH, incubator::isSilenced, word -> incubator.silence(Boolean.parseBoolean(word)));
        truth.shows("waterLow", () -> incubator.faults().isWaterLow());
        truth.shows("gasLow", () -> incubator.faults().isGasLow());
        truth.shows("serialNumber", incubator::serialNumber);
    }

    private void setPoint(String name, Span span, DoubleSupplier shown) {
        truth.sets(name, span, shown::getAsDouble, value -> incubator.set(changed(name, value)));
    }

    private SetPoints changed(String name, double value) {
        SetPoints now = incubator.setPoints();
        return switch (name) {
            case "temperature.sp" -> new SetPoints(value, now.co2(), now.o2());
            case "co2.sp" -> new SetPoints(now.temperature(), value, now.o2());
            default -> new SetPoints(now.temperature(), now.co2(), value);
        };
    }

    private String cycle() {
        int code = measured(8);
        return Stream.of(Cycle.values())
                .filter(known -> known.code() == code)
                .map(Cycle::name)
                .findFirst()
                .orElseThrow();
    }

    private int measured(int register) {
        return map.shown()[register];
    }

    private double failed(int register) {
        return measured(register) == NO_VALUE ? Double.NaN : 0;
    }
}
