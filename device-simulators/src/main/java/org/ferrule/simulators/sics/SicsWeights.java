package org.ferrule.simulators.sics;

import java.util.Locale;
import org.ferrule.simulators.sics.Weighing.Load;

/** Weights as they are written into answers. */
final class SicsWeights {

    private final WeighingCell cell;
    private final SicsFaults faults;

    SicsWeights(WeighingCell cell, SicsFaults faults) {
        this.cell = cell;
        this.faults = faults;
    }

    /** The name under which a weighing command is answered. */
    static String echo(String command) {
        return command.startsWith("S") ? "S" : command;
    }

    WeighingCell cell() {
        return cell;
    }

    Weighing weigh() {
        return cell.weigh();
    }

    /** What is weighed now. */
    String answer(Weighing weighing) {
        if (!faults.error().isEmpty()) {
            return String.format(Locale.ROOT, "S S %13s", "Error " + faults.error());
        }
        if (faults.isBusy()) {
            return "S I";
        }
        if (weighing.load() != Load.IN_RANGE) {
            return "S " + sign(weighing.load());
        }
        String value = faults.isValueNan() ? "      ---- " + faults.unit() : shown(weighing.net());
        return "S " + (weighing.isStable() ? "S " : "D ") + value;
    }

    /** What became of zeroing or taring. */
    static String done(String echo, Load load, String success) {
        return echo + " " + (load == Load.IN_RANGE ? success : sign(load));
    }

    String shown(double grams) {
        return MassUnits.shown(grams, faults.unit());
    }

    private static String sign(Load load) {
        return load == Load.OVER ? "+" : "-";
    }
}
