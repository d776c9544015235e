package org.ferrule.simulators.alicat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ferrule.simulators.alicat.Valve.Hold;
import org.ferrule.simulators.witness.Span;
import org.ferrule.simulators.witness.Truth;

/** Declares what a controller shows, in mL/min, mL, kPa and Cel whatever its own units are. */
final class AlicatTruth {

    /** As far as a data frame has room; a register holds more. */
    private static final Span SHOWN = Span.of(-9_999_999, 9_999_999);

    private final AlicatController controller;
    private final Truth truth;

    AlicatTruth(AlicatController controller, Truth truth) {
        this.controller = controller;
        this.truth = truth;
    }

    AlicatHolds declare() {
        double full = controller.settings().model().fullScale();
        truth.sets("flow.pv", SHOWN, () -> shown(Readings::flow), controller::holdFlow);
        truth.frees(controller::freeFlow);
        truth.sets("flow.sp", Span.of(0, full), () -> shown(Readings::setPoint), controller::turn);
        AlicatHolds holds = new AlicatHolds(
                truth.holds("pressure", SHOWN, () -> shown(Readings::pressure)),
                truth.holds("temperature", SHOWN, () -> shown(Readings::temperature)),
                truth.holds("volumetricFlow", SHOWN, () -> shown(Readings::volumetricFlow)),
                truth.holds("flow.total", SHOWN, () -> shown(Readings::total)));
        truth.shows("valveDrive", () -> shown(Readings::valve));
        truth.puts(
                "valve",
                List.of("CONTROLLING", "CLOSED", "HELD"),
                () -> word(controller.valveHold()),
                word -> controller.hold(hold(word)));
        truth.puts("gas", GasTable.names(), () -> GasTable.name(controller.gas()), this::select);
        truth.shows("gasNumber", controller::gas);
        truth.shows("statusCodes", () -> String.join(" ", controller.codes()));
        truth.puts(
                "panelLocked",
                List.of("true", "false"),
                controller::isLocked,
                word -> controller.lock(word.equals("true")));
        truth.shows("fullScale", () -> full);
        truth.shows("serialNumber", controller::serialNumber);
        return holds;
    }

    private double shown(ToDoubleFunction<Readings> quantity) {
        return quantity.applyAsDouble(controller.readings());
    }

    private void select(String gas) {
        boolean unused = controller.select(GasTable.number(gas));
    }

    private static String word(Hold hold) {
        // The controller does not tell one hold from the other.
        return hold == Hold.NONE ? "CONTROLLING" : "HELD";
    }

    private static Hold hold(String word) {
        return switch (word) {
            case "CLOSED" -> Hold.CLOSED;
            case "HELD" -> Hold.CURRENT;
            default -> Hold.NONE;
        };
    }
}
