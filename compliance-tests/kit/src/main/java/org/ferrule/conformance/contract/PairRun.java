package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;

/** Two devices of one type at one site: each shows its own values and its own serial number, which nobody knew before. */
final class PairRun extends Experiment<String> {
    private static final Duration SHOWN = Duration.ofSeconds(20);
    private static final Range ANYTHING = new Range(0, 1000);
    private static final double CLOSE = 0.01;
    private static final int TURNS = 2;
    private static final int POLLS = 4;

    private final Candidate candidate;

    PairRun(Candidate candidate) {
        this.candidate = candidate;
    }

    @Override
    protected Map<String, Finding> conduct(Bench bench, RandomGenerator random) throws Exception {
        Finding mixed = new Finding();
        Finding named = new Finding();
        List<String> serials = List.of(Nameplates.random(random), Nameplates.random(random));
        Rig pair = bench.fresh(
                serials.stream().map(serial -> List.of("try serial " + serial)).toList());
        try {
            for (Equipment equipment : pair.equipment()) {
                if (!equipment.awaitOnline(candidate.statement().within().online())) {
                    String reason = equipment.id() + " is not ONLINE beside another of its type: "
                            + equipment.view().path("reason").asText();
                    return Map.of(Req.IDN_004, mixed.isWrong(reason), Req.IDN_002, named.isUntested(reason));
                }
            }
            values(bench, pair, random, mixed);
            if (candidate.statement().anonymous().isEmpty()) {
                names(pair, serials, mixed, named);
            } else {
                named.isPointless("the device tells no serial number: "
                        + candidate.statement().anonymous());
                declared(pair, named);
            }
        } finally {
            bench.dismiss(pair);
        }
        return Map.of(Req.IDN_004, mixed, Req.IDN_002, named);
    }

    private void values(Bench bench, Rig pair, RandomGenerator random, Finding finding) throws Exception {
        Optional<ParameterDescriptor> chosen = shared(pair);
        if (chosen.isEmpty()) {
            finding.isUntested("no number of the device can be set at the simulator, so that two devices would differ");
            return;
        }
        ParameterDescriptor parameter = chosen.get();
        String quantity = candidate.statement().truth(parameter.id()).quantity();
        List<List<Double>> put = List.of(new ArrayList<>(), new ArrayList<>());
        int mark = pair.site().feed().mark();
        for (int turn = 0; turn < TURNS; turn++) {
            List<String> values = List.of(part(parameter, 0.1, random), part(parameter, 0.8, random));
            for (int n = 0; n < pair.equipment().size(); n++) {
                // Exchanged from turn to turn, so that no driver gets by with the value of a moment ago.
                String value = values.get((n + turn) % values.size());
                boolean unused = new DeviceTruth(pair.equipment().get(n).device()).put(quantity, value);
                put.get(n).add(Double.valueOf(value));
            }
            finding.did(quantity + " at " + values);
            boolean isOwn = bench.patience().awaitTrue(SHOWN, () -> isOwn(pair, parameter, quantity));
            String seen = seen(pair, parameter, quantity);
            finding.saw(seen);
            if (!isOwn) {
                finding.isWrong("each should show what its own device holds of " + parameter.id() + ": " + seen);
            }
        }
        // Who mixes them now and then shows the right one now and then, too.
        Duration polls = parameter.acquisition().every().multipliedBy(POLLS);
        Optional<String> foreign = bench.patience().await(polls, () -> foreign(pair, parameter, put, mark));
        foreign.ifPresent(sample ->
                finding.isWrong("each should show what its own device holds of " + parameter.id() + ": " + sample));
    }

    /** A sample that was told of one and is the other's. */
    private static Optional<String> foreign(Rig pair, ParameterDescriptor parameter, List<List<Double>> put, int mark)
            throws Exception {
        return pair.site().feed().since(mark, "sample").stream()
                .filter(sample -> sample.text("parameter").equals(parameter.id().value()))
                .filter(sample -> sample.json().path("value").isNumber())
                .filter(sample -> {
                    int n = pair.equipment().get(0).id().equals(sample.text("equipment")) ? 0 : 1;
                    double value = sample.json().path("value").asDouble();
                    return isAny(put.get(1 - n), value) && !isAny(put.get(n), value);
                })
                .findFirst()
                .map(sample -> "the feed told "
                        + sample.json().path("value") + " of " + sample.text("equipment")
                        + ", which the other's device held");
    }

    private static boolean isAny(List<Double> held, double value) {
        return held.stream().anyMatch(one -> isClose(one, value));
    }

    private static boolean isClose(double held, double shown) {
        return Math.abs(held - shown) <= CLOSE * Math.max(1, Math.abs(held));
    }

    private Optional<ParameterDescriptor> shared(Rig pair) throws IOException {
        DeviceTruth first = new DeviceTruth(pair.equipment().get(0).device());
        for (ParameterDescriptor parameter : candidate.descriptor().parameters().values()) {
            ValueType type = parameter.domain().type();
            String quantity = candidate.statement().truth(parameter.id()).quantity();
            boolean isNumber = type == ValueType.REAL || type == ValueType.INT;
            if (isNumber
                    && !quantity.isEmpty()
                    && first.put(
                            quantity, Long.toString(Math.round(range(parameter).low())))) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    private Range range(ParameterDescriptor parameter) {
        return candidate
                .statement()
                .truth(parameter.id())
                .range()
                .or(parameter::instrumentRange)
                .orElse(ANYTHING);
    }

    private String part(ParameterDescriptor parameter, double from, RandomGenerator random) {
        Range range = range(parameter);
        return Long.toString(
                Math.round(range.low() + (range.high() - range.low()) * (from + 0.1 * random.nextDouble())));
    }

    private static boolean isOwn(Rig pair, ParameterDescriptor parameter, String quantity) throws Exception {
        for (Equipment equipment : pair.equipment()) {
            double held = new DeviceTruth(equipment.device()).tell(quantity).asDouble();
            JsonNode sample = equipment.sample(parameter.id());
            boolean isShown = sample.path("value").isNumber()
                    && isClose(held, sample.path("value").asDouble());
            if (!isShown) {
                return false;
            }
        }
        return true;
    }

    private static String seen(Rig pair, ParameterDescriptor parameter, String quantity) throws Exception {
        StringBuilder seen = new StringBuilder();
        for (Equipment equipment : pair.equipment()) {
            seen.append(seen.isEmpty() ? "" : ", ")
                    .append(equipment.id())
                    .append(": device ")
                    .append(new DeviceTruth(equipment.device()).tell(quantity))
                    .append(", interface ")
                    .append(equipment.sample(parameter.id()).path("value"));
        }
        return seen.toString();
    }

    /** Who shows another's name mixes them; who shows one that nobody has did not ask. */
    private static void names(Rig pair, List<String> serials, Finding mixed, Finding named) throws Exception {
        for (int n = 0; n < serials.size(); n++) {
            Equipment equipment = pair.equipment().get(n);
            String own = serials.get(n);
            if (!equipment.device().carriesOut("serial " + own)) {
                named.isUntested("the simulator has no order 'serial NEW'");
                return;
            }
            String shown = Nameplates.serial(equipment);
            named.did("a device with the serial number " + own + " in the place of " + equipment.id());
            named.saw(equipment.id() + " shows " + shown);
            String wrong = equipment.id() + " should show the serial number of its device, " + own + ", and shows '"
                    + shown + "'";
            if (!shown.equals(own)) {
                named.isWrong(wrong);
            }
            if (!shown.equals(own) && serials.contains(shown)) {
                mixed.isWrong(wrong);
            }
        }
    }

    /** Whoever cannot read it must not pretend that it was read. */
    private static void declared(Rig pair, Finding finding) throws Exception {
        for (Equipment equipment : pair.equipment()) {
            String shown = Nameplates.serial(equipment);
            finding.saw(equipment.id() + " shows " + shown);
            if (!shown.isEmpty() && !shown.endsWith("(declared)")) {
                finding.isWrong("the device tells no serial number, so that '" + shown
                        + "' should be empty or end with '(declared)'");
            }
        }
    }
}
