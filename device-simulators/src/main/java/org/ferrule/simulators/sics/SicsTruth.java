package org.ferrule.simulators.sics;

import java.util.List;
import org.ferrule.simulators.sics.Weighing.Load;
import org.ferrule.simulators.witness.Span;
import org.ferrule.simulators.witness.Truth;

/** Declares what a balance shows, in g whatever its host unit is. */
final class SicsTruth {

    /** Ten characters, two of them decimals. */
    private static final Span SHOWN = Span.of(-999_999.99, 999_999.99);

    private static final double STEPS_PER_GRAM = 1 / SicsSettings.READABILITY;

    private final WeighingCell cell;
    private final SicsFaults faults;
    private final Truth truth;

    SicsTruth(WeighingCell cell, SicsFaults faults, Truth truth) {
        this.cell = cell;
        this.faults = faults;
        this.truth = truth;
    }

    void declare(SicsSettings settings) {
        truth.sets("value", SHOWN, this::value, cell::hold);
        truth.frees(cell::free);
        truth.puts(
                "stable",
                List.of("true", "false"),
                () -> cell.weigh().isStable(),
                word -> cell.holdStable(Boolean.parseBoolean(word)));
        truth.sets("tare", Span.of(0, SicsSettings.CAPACITY), () -> rounded(cell.tare()), cell::tare);
        truth.shows("load", () -> cell.weigh().load().name());
        truth.puts("hostUnit", MassUnits.names(), faults::unit, faults::changeUnit);
        truth.shows("error", faults::error);
        truth.shows("serialNumber", () -> faults.serialNumber().orElse(settings.serialNumber()));
    }

    /** What stands in the display; no number while it shows none. */
    private double value() {
        Weighing weighing = cell.weigh();
        boolean isShown = weighing.load() == Load.IN_RANGE
                && !faults.isValueNan()
                && faults.error().isEmpty();
        return isShown ? rounded(weighing.net()) : Double.NaN;
    }

    private static double rounded(double grams) {
        return Math.round(grams * STEPS_PER_GRAM) / STEPS_PER_GRAM;
    }
}
