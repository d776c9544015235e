package org.ferrule.launcher.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What goes wrong in the demonstration, and how its people deal with it. */
final class DemoFaults {
    private static final String OPERATOR = "operator";
    private static final String SENSOR = "sensorCable";
    private static final String BALANCE = "balanceSilent";
    private static final String GAS = "gasLine";
    private static final String LOST = "communicationLost";
    private static final int TRIES = 10;
    private static final String OXYGEN_DEVIATION = "dissolvedOxygen.deviation";

    private final DemoCrew crew;
    private final Set<String> past = new HashSet<>();
    private String unknown = "";

    DemoFaults(DemoCrew crew) {
        this.crew = crew.on("CART-001");
    }

    List<DemoStep> steps() {
        return List.of(
                DemoStep.on(0.1, "sensorCable", "The cable of a pH sensor comes loose", this::loosen),
                DemoStep.on(0.1, "sensorReaction", "Look after the pH sensor", this::fasten)
                        .when(() -> crew.sees().isAlarmed("ph-1", LOST)),
                DemoStep.on(0.1, "sensorBack", "The pH sensor is back", this::sensorBack)
                        .when(() -> has("sensorFastened")
                                && crew.sees().isOnline("ph-1")
                                && !crew.sees().isAlarmed("ph-1", LOST)),
                DemoStep.on(5, "balanceSilent", "The balance hears a command and does not answer", this::silence),
                DemoStep.on(5, "balanceBack", "Settle what became of the command", this::reconcile)
                        .when(() -> !unknown.isEmpty() && crew.sees().isOnline("balance-1")),
                DemoStep.on(6.9, "gasLine", "The oxygen line is kinked", this::kink),
                DemoStep.on(6.9, "gasReaction", "Look after the oxygen", this::straighten)
                        .when(() -> crew.sees().isAlarmed("reactor-1", OXYGEN_DEVIATION) && isOxygenGone()),
                DemoStep.on(6.9, "gasBack", "The oxygen is back", this::gasBack)
                        .when(() -> has("gasStraight") && !crew.sees().isAlarmed("reactor-1", OXYGEN_DEVIATION)));
    }

    private boolean has(String happened) {
        return past.contains(happened);
    }

    private void loosen() throws Exception {
        crew.log()
                .fault(
                        SENSOR,
                        "the cable of ph-1 comes loose; its line goes on",
                        crew.room().day());
        crew.room().tell("ph-1 silent on");
    }

    private void fasten() throws Exception {
        crew.log().note("do-1, on the same line, is " + (crew.sees().isOnline("do-1") ? "ONLINE" : "disturbed"));
        crew.acknowledge(OPERATOR, "ph-1", LOST, "cable loose at the sensor's head");
        crew.panel(OPERATOR, "fasten the cable of ph-1", "ph-1 silent off");
        past.add("sensorFastened");
    }

    private void sensorBack() throws Exception {
        crew.patience()
                .until("ph-1 measures", () -> crew.sees().value("ph-1/value").isNumber());
        crew.log()
                .faultOver(
                        SENSOR,
                        "ph-1 measures pH " + DemoScript.round(crew.sees().value("ph-1/value")) + " again",
                        crew.room().day());
    }

    private void silence() throws Exception {
        crew.log().fault(BALANCE, "balance-1 stops answering", crew.room().day());
        // A reading may meet the silence before the command does, and then the command is not sent.
        for (int i = 0; i < TRIES && unknown.isEmpty(); i++) {
            crew.patience().until("balance-1 is ONLINE", () -> crew.sees().isOnline("balance-1"));
            crew.room().tell("balance-1 silent on");
            unknown = crew.unanswered(OPERATOR, "balance-1/tare", Map.of("when", "IMMEDIATELY"));
            crew.panel(OPERATOR, "switch balance-1 off and on", "balance-1 clear");
        }
        if (unknown.isEmpty()) {
            throw new DemoFailedException("no command met the silence of balance-1 before a reading did");
        }
    }

    private void reconcile() throws Exception {
        String evidence = "the balance shows the load that it showed before, no net weight";
        crew.post(
                "supervisor",
                "reconcile the tare: not executed, " + evidence,
                "/api/v1/requests/" + unknown + "/reconcile",
                DemoCrew.object().put("wasExecuted", false).put("evidence", evidence));
        if (crew.sees().isUnseen("balance-1", LOST)) {
            crew.acknowledge(OPERATOR, "balance-1", LOST, "switched off and on, it answers again");
        }
        crew.command(OPERATOR, "balance-1/tare", Map.of("when", "IMMEDIATELY"));
        crew.log()
                .faultOver(
                        BALANCE, "balance-1 takes commands again", crew.room().day());
    }

    private boolean isOxygenGone() throws Exception {
        return crew.sees().value("o2-1/flow.pv").asDouble()
                < 0.1 * crew.sees().value("o2-1/flow.sp").asDouble();
    }

    private void kink() throws Exception {
        crew.log()
                .fault(
                        GAS,
                        "the oxygen line before o2-1 is kinked: nothing flows",
                        crew.room().day());
        crew.room().tell("o2-1 supply 101");
    }

    private void straighten() throws Exception {
        crew.log()
                .note("do-1 " + DemoScript.round(crew.sees().value("do-1/value")) + " %, o2-1 "
                        + DemoScript.round(crew.sees().value("o2-1/flow.pv")) + " of "
                        + DemoScript.round(crew.sees().value("o2-1/flow.sp"))
                        + " mL/min");
        crew.acknowledge(OPERATOR, "reactor-1", OXYGEN_DEVIATION, "no oxygen at o2-1, line kinked");
        crew.panel(OPERATOR, "straighten the oxygen line of o2-1", "o2-1 supply ok");
        past.add("gasStraight");
    }

    private void gasBack() throws Exception {
        crew.patience()
                .until(
                        "the sensor sees oxygen",
                        () -> crew.sees().value("do-1/value").asDouble() > 40);
        crew.log()
                .faultOver(
                        GAS,
                        "dissolved oxygen is " + DemoScript.round(crew.sees().value("do-1/value")) + " % again",
                        crew.room().day());
    }
}
