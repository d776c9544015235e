package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the culture to the product: three runs of the cell processor, and the release. */
final class DemoProcessing {
    private static final String OPERATOR = "operator";
    private static final String PROCESSOR = "processor-1/";
    private static final String BUBBLE = "bubble";

    private final DemoCrew crew;
    private JsonNode harvested = DemoCrew.object().path("none");
    private JsonNode product = DemoCrew.object().path("none");

    DemoProcessing(DemoCrew crew) {
        this.crew = crew.on("CART-001");
    }

    List<DemoStep> steps() {
        Program harvest = new Program("HARVEST-3", "KIT-H-0417", Map.of("OutputVolume", "200"));
        Program wash = new Program("WASH-2", "KIT-W-1180", Map.of("WashVolume", "500", "OutputVolume", "100"));
        Program formulate = new Program("FORMULATE-1", "KIT-F-0032", Map.of("OutputVolume", "50"));
        return List.of(
                DemoStep.on(8.7, "prepareHarvest", "Prepare the cell processor", () -> prepare(harvest)),
                DemoStep.on(9, "harvest", "Harvest vessel 1", this::harvest),
                DemoStep.on(9.1, "wash", "Wash the cells", () -> {
                    prepare(wash);
                    run("wash");
                }),
                DemoStep.on(9.2, "formulate", "Formulate the product", () -> {
                    prepare(formulate);
                    run("formulate");
                    count();
                }),
                DemoStep.on(9.3, "retain", "Incubate the retained sample", this::retain));
    }

    /** A program as the batch record asks for it. */
    private record Program(String name, String kit, Map<String, String> parameters) {}

    /** Adds what was harvested and made so far. */
    void tell(ObjectNode summary) {
        if (harvested.isObject()) {
            summary.set("harvest", harvested);
        }
        if (product.isObject()) {
            summary.set("product", product);
        }
    }

    private void prepare(Program program) throws Exception {
        crew.panel(OPERATOR, "open the processor, put kit " + program.kit() + " in", "processor-1 door open");
        crew.room().tell("processor-1 kit load " + program.kit() + " LOT-26-04");
        crew.room().tell("processor-1 door close");
        Map<String, String> approved = new LinkedHashMap<>();
        approved.put("id", program.name());
        approved.put("checksum", crew.room().approvedChecksum(program.name()));
        crew.command(OPERATOR, PROCESSOR + "loadProgram", approved);
        crew.command(OPERATOR, PROCESSOR + "verifyKit", Map.of("expected", program.kit()));
        for (Map.Entry<String, String> parameter : program.parameters().entrySet()) {
            Map<String, String> arguments = new LinkedHashMap<>();
            arguments.put("name", parameter.getKey());
            arguments.put("value", parameter.getValue());
            crew.command(OPERATOR, PROCESSOR + "setRunParameter", arguments);
        }
        crew.sees().awaitValue(PROCESSOR + "kitState", "VALID");
        crew.sees().awaitValue(PROCESSOR + "doorState", "CLOSED");
        crew.sees().awaitValue(PROCESSOR + "programMatch", "MATCHES");
        crew.sees().awaitValue(PROCESSOR + "runParametersValidity", "VALID");
        crew.command(OPERATOR, PROCESSOR + "prepare", Map.of());
        crew.sees().awaitValue(PROCESSOR + "protocolState", "READY_TO_START");
    }

    private void harvest() throws Exception {
        crew.log()
                .fault(
                        BUBBLE,
                        "air is in the harvest tube, behind 300 mL",
                        crew.room().day());
        crew.room().hands("air-in-tube 300");
        double before = crew.sees().fresh("balance-1/value").asDouble();
        run("harvest");
        double lost = before - crew.sees().fresh("balance-1/value").asDouble();
        crew.command(OPERATOR, "reactor-1/stop", Map.of());
        harvested = DemoCrew.object()
                .put("balanceGrams", lost)
                .put(
                        "millilitres",
                        crew.sees().value(PROCESSOR + "processedVolume").asDouble())
                .put(
                        "millionViable",
                        crew.sees().value(PROCESSOR + "processedCells").asDouble());
        crew.log()
                .note(String.format(
                        Locale.ROOT,
                        "balance-1 lost %.0f g, processor-1 drew %.0f mL with %.0f million living cells",
                        lost,
                        harvested.path("millilitres").asDouble(),
                        harvested.path("millionViable").asDouble()));
    }

    private void run(String what) throws Exception {
        JsonNode started = crew.start(OPERATOR, PROCESSOR + "start", Map.of()).body();
        String id = started.path("requestId").asText();
        if (id.isEmpty()) {
            throw new DemoFailedException(what + " does not start: " + Words.error(started));
        }
        crew.patience().until(what + " is over", () -> isOver(id));
        JsonNode over = crew.look(id);
        if (!over.path("phase").asText().equals("SUCCEEDED")) {
            throw new DemoFailedException(what + ": " + Words.execution(over));
        }
        crew.log().command();
        crew.log().act(OPERATOR, "command processor-1 start", "SUCCEEDED", over);
        JsonNode history = crew.command(OPERATOR, PROCESSOR + "getRunHistory", Map.of());
        if (!history.path("results").path("verified").asText().equals("true")) {
            throw new DemoFailedException("the run history does not agree with its hash: " + history.path("results"));
        }
        crew.command(OPERATOR, PROCESSOR + "reset", Map.of());
    }

    private boolean isOver(String id) throws Exception {
        JsonNode now = crew.look(id);
        String phase = now.path("phase").asText();
        if (phase.equals("AWAITING_DECISION")) {
            crew.log().note("processor-1 asks: " + now.path("step").asText() + "?");
            crew.post(
                    OPERATOR,
                    "decide CONTINUE: the bubble is past the detector",
                    "/api/v1/requests/" + id + "/decide",
                    DemoCrew.object().put("option", "CONTINUE").put("reason", "the bubble is past the detector"));
            // The request shows it once the device was looked at again, and until then it must not be decided anew.
            crew.patience()
                    .until(
                            "processor-1 goes on",
                            () -> !crew.look(id).path("phase").asText().equals("AWAITING_DECISION"));
            crew.log().faultOver(BUBBLE, "processor-1 goes on", crew.room().day());
        }
        return !List.of("WAITING", "RUNNING", "AWAITING_DECISION").contains(phase);
    }

    private void count() throws Exception {
        product = crew.hands(OPERATOR, "count the product", "count product");
        crew.log()
                .note(String.format(
                        Locale.ROOT,
                        "product: %.0f million living cells in %.1f mL, %.1f %% viable",
                        product.path("millionViable").asDouble(),
                        product.path("millilitres").asDouble(),
                        product.path("viability").asDouble()));
    }

    /** The quality unit looks through what was recorded, and signs. */
    void release() throws Exception {
        crew.review("CART-001 as intended, faults dealt with");
    }

    private void retain() throws Exception {
        crew.write(OPERATOR, "incubator-1/temperature.sp", "37", "Cel");
        crew.panel(OPERATOR, "put the retained sample into incubator-1", "incubator-1 door open");
        crew.room().tell("incubator-1 door closed");
    }
}
