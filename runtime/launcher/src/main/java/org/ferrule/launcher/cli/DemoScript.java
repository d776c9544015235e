package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Twelve days of a CAR-T culture: what the people of the demonstration do, and when. */
final class DemoScript {
    static final int DAYS = 12;

    private static final String OPERATOR = "operator";
    private static final String FLOW = "mL/min";

    private final DemoCrew first;
    private final DemoCrew second;

    DemoScript(DemoCrew crew) {
        first = crew.on("CART-001");
        second = crew.on("CART-002");
    }

    /** The steps that bring the cells to the harvest. */
    List<DemoStep> steps() {
        List<DemoStep> steps = new ArrayList<>(List.of(
                DemoStep.on(0, "setUp", "Set up gases, incubator and bioreactors", this::setUp),
                DemoStep.on(0, "inoculate", "Inoculate vessel 1: the culture's time begins", () -> {
                    first.room().begin();
                    inoculate(first, 1, 30, 250);
                }),
                DemoStep.on(0.02, "control", "Bring vessel 1 under control", this::control),
                DemoStep.on(
                        0.03,
                        "review",
                        "The quality unit reviews and signs the start",
                        () -> first.review("as planned")),
                DemoStep.on(0.05, "inoculate2", "Inoculate vessel 2", () -> inoculate(second, 2, 30, 200)),
                DemoStep.on(
                        0.06,
                        "gas2",
                        "Adjust the CO2 of vessel 2",
                        () -> second.write(OPERATOR, "co2-2/flow.sp", "8", FLOW)),
                DemoStep.on(0.08, "sample0", "Sample vessel 1", () -> sample(first, 1, "S-0"))));
        steps.addAll(days());
        return steps;
    }

    private List<DemoStep> days() {
        return List.of(
                DemoStep.on(1, "sample1", "Sample vessel 1", () -> sample(first, 1, "S-1")),
                DemoStep.on(2, "feed2", "Sample and feed vessel 1", () -> sampleAndFeed("S-2", 150)),
                DemoStep.on(3, "sample3", "Sample both vessels", () -> {
                    sample(first, 1, "S-3");
                    sample(second, 2, "S-3b");
                }),
                DemoStep.on(3.6, "oxygen3", "More oxygen for more cells", () -> oxygen("10", "10")),
                DemoStep.on(4, "feed4", "Sample and feed vessel 1", () -> sampleAndFeed("S-4", 200)),
                DemoStep.on(5.7, "oxygen5", "More oxygen for more cells", () -> oxygen("30", "20")),
                DemoStep.on(6, "feed6", "Sample and feed both vessels", () -> {
                    sampleAndFeed("S-6", 300);
                    JsonNode fed = second.hands(OPERATOR, "pour 150 mL of medium into vessel 2", "feed 2 150");
                    second.log().note("vessel 2 holds " + round(fed.path("vesselMillilitres")) + " mL");
                }),
                DemoStep.on(7.7, "oxygen7", "More oxygen for more cells", () -> oxygen("60", "30")),
                DemoStep.on(8, "feed8", "Sample and feed vessel 1", () -> sampleAndFeed("S-8", 350)));
    }

    private void setUp() throws Exception {
        first.refused("qa", "reactor-1/temperature.sp", "37.0", "Cel");
        first.write(OPERATOR, "reactor-1/temperature.sp", "37.0", "Cel");
        first.command(OPERATOR, "reactor-1/start", Map.of());
        second.command(OPERATOR, "reactor-2/start", Map.of());
        for (String controller : List.of("o2-1", "o2-2")) {
            first.write(OPERATOR, controller + "/gas", "O2", "");
        }
        first.signed(OPERATOR, "air-1/tareFlow", Map.of(), "supervisor");
        first.write(OPERATOR, "air-1/flow.sp", "60", FLOW);
        second.write(OPERATOR, "air-2/flow.sp", "60", FLOW);
        second.write(OPERATOR, "co2-2/flow.sp", "10", FLOW);
        first.write(OPERATOR, "incubator-1/co2.sp", "5", "%");
    }

    private void inoculate(DemoCrew crew, int vessel, int millilitres, int million) throws Exception {
        String what = "pour " + million + " million T cells in " + millilitres + " mL into vessel " + vessel;
        String order = "inoculate " + vessel + " " + millilitres + " " + million;
        if (vessel == 1) {
            weigh(crew, what, order);
        } else {
            crew.hands(OPERATOR, what, order);
        }
        crew.patience()
                .until(
                        "the bioreactor sees cells",
                        () -> crew.sees()
                                        .value("reactor-" + vessel + "/cellDensity")
                                        .asDouble()
                                > 0.1);
        crew.log()
                .note("reactor-" + vessel + " counts " + round(crew.sees().value("reactor-" + vessel + "/cellDensity"))
                        + " million cells/mL");
    }

    private void control() throws Exception {
        first.write(OPERATOR, "reactor-1/dissolvedOxygen.sp", "50", "%{sat}");
        first.write(OPERATOR, "reactor-1/ph.sp", "7.2", "[pH]");
        first.patience()
                .until(
                        "vessel 1 is at 50 % of oxygen, by the sensor of its own",
                        () -> {
                            double seen = first.sees().value("do-1/value").asDouble();
                            return seen > 46 && seen < 54;
                        });
        first.log()
                .note("do-1 " + round(first.sees().value("do-1/value")) + " %, ph-1 "
                        + round(first.sees().value("ph-1/value")) + ", temperature "
                        + round(first.sees().value("ph-1/temperature")) + " Cel");
    }

    private void oxygen(String flow, String otherFlow) throws Exception {
        first.write(OPERATOR, "o2-1/flow.sp", flow, FLOW);
        second.write(OPERATOR, "o2-2/flow.sp", otherFlow, FLOW);
        double wanted = Double.parseDouble(flow);
        first.patience()
                .until(
                        "the gas flows into vessel 1",
                        () -> Math.abs(first.sees().value("reactor-1/gas.o2.pv").asDouble() - wanted) < 0.1 * wanted);
        first.log()
                .note("the bioreactor sees " + round(first.sees().value("reactor-1/gas.o2.pv"))
                        + " mL/min of oxygen come in");
    }

    private void sampleAndFeed(String sample, int millilitres) throws Exception {
        sample(first, 1, sample);
        weigh(first, "pour " + millilitres + " mL of medium into vessel 1", "feed 1 " + millilitres);
    }

    private void sample(DemoCrew crew, int vessel, String name) throws Exception {
        String what = "draw 5 mL from vessel " + vessel + " as " + name + ", and count";
        JsonNode counted =
                vessel == 1 ? weigh(crew, what, "sample 1 5") : crew.hands(OPERATOR, what, "sample " + vessel + " 5");
        crew.log().count(name, vessel, crew.room().day(), counted);
    }

    /** Tares the balance, does something with hands, and waits until the balance shows it. */
    private static JsonNode weigh(DemoCrew crew, String what, String order) throws Exception {
        crew.command(OPERATOR, "balance-1/tare", Map.of("when", "IMMEDIATELY"));
        JsonNode told = crew.hands(OPERATOR, what, order);
        crew.log().note("balance-1 shows " + round(crew.sees().fresh("balance-1/value")) + " g net");
        return told;
    }

    static String round(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "-";
    }
}
