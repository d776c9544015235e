package org.ferrule.conformance.contract.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.ValueType;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.launcher.client.NoSiteException;

/**
 * Numbers that the device is made to hold, a different one behind each parameter, and never the same twice: a value that belongs to another
 * parameter, to another time or to nothing at all is known at once.
 */
final class HeldTruths {
    private static final double PLACE = 0.6180339887;
    private static final double LATER = 0.2360679775;
    private static final double MARGIN = 0.1;
    private static final double WIDE = 20;
    private static final double NEAR = 1e-4;
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration MOST_MORE = Duration.ofSeconds(60);
    private static final Range ANY = new Range(10, 1_000);

    private final Bench bench;
    private final Notes notes;
    private final Rig rig;
    private final List<ParameterDescriptor> parameters = new ArrayList<>();
    private final Map<String, Double> now = new LinkedHashMap<>();
    private final Map<String, Set<Double>> ever = new HashMap<>();
    private final Set<Double> used = new HashSet<>();
    private int round;

    private HeldTruths(Bench bench, Notes notes, Rig rig) {
        this.bench = bench;
        this.notes = notes;
        this.rig = rig;
    }

    private Equipment equipment() {
        return rig.equipment().get(0);
    }

    /** Takes hold of all that can be held. The plugin is started anew, so that the equipment shows it without waiting for slow polls. */
    static HeldTruths take(Bench bench, Notes notes, Course course) throws Exception {
        HeldTruths truths = new HeldTruths(bench, notes, course.rig());
        bench.candidate().descriptor().parameters().values().stream()
                .filter(parameter -> !parameter.isWritable() && isNumber(parameter))
                .filter(parameter -> !truths.quantity(parameter).isEmpty())
                .forEach(truths.parameters::add);
        truths.change();
        if (truths.now.isEmpty()) {
            throw new NotTestedException(
                    "the simulator holds the truth of no numeric parameter; see 'values' in the statement");
        }
        course.renew();
        truths.awaitShown();
        return truths;
    }

    private static boolean isNumber(ParameterDescriptor parameter) {
        ValueType type = parameter.domain().type();
        return type == ValueType.REAL || type == ValueType.INT;
    }

    private String quantity(ParameterDescriptor parameter) {
        return bench.candidate().statement().truth(parameter.id()).quantity();
    }

    /** Lets the device hold other numbers. */
    void change() throws IOException, NoSiteException {
        List<ParameterDescriptor> refused = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            ParameterDescriptor parameter = parameters.get(i);
            try {
                equipment().device().order("truth " + quantity(parameter) + " " + next(parameter, i));
            } catch (IOException cannot) {
                refused.add(parameter);
            }
        }
        parameters.removeAll(refused);
        JsonNode truth = equipment().device().ask("truth");
        now.clear();
        for (ParameterDescriptor parameter : parameters) {
            JsonNode held = truth.path(quantity(parameter));
            if (held.isNumber()) {
                String id = parameter.id().toString();
                now.put(id, held.asDouble());
                ever.computeIfAbsent(id, any -> new HashSet<>()).add(held.asDouble());
            }
        }
        round++;
        notes.did("the device holds " + now);
    }

    private String next(ParameterDescriptor parameter, int place) {
        Optional<Range> shown =
                bench.candidate().statement().truth(parameter.id()).range();
        Range range =
                shown.or(parameter::euRange).or(parameter::instrumentRange).orElse(ANY);
        double span = range.high() - range.low();
        double step = parameter.domain().type() == ValueType.INT || span > WIDE ? 1 : MARGIN;
        double share = (place * PLACE + round * LATER) % 1 * (1 - 2 * MARGIN) + MARGIN;
        double value = Math.round((range.low() + span * share) / step) * step;
        for (int tries = 0; !used.add(value) && tries < WIDE; tries++) {
            value += step;
        }
        return step < 1 ? Double.toString(Math.round(value / MARGIN) / (1 / MARGIN)) : Long.toString(Math.round(value));
    }

    /** Longest that a change may take to be shown. */
    private Duration limit() {
        EquipmentDescriptor.Supervision limits = bench.candidate().descriptor().supervision();
        Duration slowest = parameters.stream()
                .map(parameter -> parameter.acquisition().every())
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return slowest.multipliedBy(2).plus(limits.staleAfter()).plus(limits.callDeadline());
    }

    /** Demands that the equipment shows what the device holds. */
    void awaitShown() throws IOException, NoSiteException, NotMetException {
        awaitShown(parameters());
        notes.saw("interface: what the device holds");
    }

    /** Demands it of some of them. */
    void awaitShown(List<ParameterDescriptor> some) throws IOException, NoSiteException, NotMetException {
        for (ParameterDescriptor parameter : some) {
            Map.Entry<String, Double> held = Map.entry(parameter.id().toString(), held(parameter));
            boolean isShown = bench.patience().awaitTrue(limit(), () -> isShown(held));
            if (!isShown) {
                JsonNode sample = equipment().sample(held.getKey());
                throw new NotMetException("the device holds " + held.getValue() + " for " + held.getKey()
                        + ", and after " + bench.patience().shown(limit()) + " the interface shows "
                        + sample.path("value") + ", "
                        + sample.path("status").asText());
            }
        }
    }

    /** Waits until the feed has told all that the device holds since then, though some of it may be stale by now; or until it is over. What was not told. */
    Set<String> awaitTold(int mark, Duration more, Callable<Boolean> isOver) throws Exception {
        Duration extra = more.compareTo(MOST_MORE) > 0 ? MOST_MORE : more;
        bench.patience()
                .awaitTrue(
                        limit().plus(extra), () -> isOver.call() || untold(mark).isEmpty());
        return untold(mark);
    }

    private Set<String> untold(int mark) throws IOException, NoSiteException {
        Set<String> untold = new HashSet<>(now.keySet());
        for (FeedMemory.Event sample : rig.site().feed().since(mark, "sample")) {
            Double held = now.get(sample.text("parameter"));
            boolean isBad = sample.text("quality").equals("BAD");
            if (held != null && !isBad && isSame(sample.json().path("value").asDouble(Double.NaN), held)) {
                untold.remove(sample.text("parameter"));
            }
        }
        return untold;
    }

    /** Demands that no value that is read at least that often was BAD since then, however shortly. */
    void requireNoneBad(int mark, Duration period, String meanwhile)
            throws IOException, NoSiteException, NotMetException {
        List<String> fresh = parameters().stream()
                .filter(parameter -> parameter.acquisition().every().compareTo(period) < 0)
                .map(parameter -> parameter.id().toString())
                .toList();
        for (FeedMemory.Event sample : rig.site().feed().since(mark, "sample")) {
            notes.require(
                    !fresh.contains(sample.text("parameter"))
                            || !sample.text("quality").equals("BAD"),
                    sample.text("parameter") + " became " + sample.text("status") + ", " + meanwhile);
        }
    }

    private boolean isShown(Map.Entry<String, Double> held) throws IOException, NoSiteException {
        JsonNode sample = equipment().sample(held.getKey());
        return !sample.path("quality").asText().equals("BAD")
                && sample.path("value").isNumber()
                && isSame(sample.path("value").asDouble(), held.getValue());
    }

    static boolean isSame(double one, double other) {
        return Math.abs(one - other) <= NEAR * Math.max(1e-2, Math.abs(other));
    }

    /** Demands that every value that the feed told since then is one that the device held for just that parameter. */
    void requireOnlyTruth(int mark, String meanwhile) throws IOException, NoSiteException, NotMetException {
        int compared = 0;
        for (FeedMemory.Event sample : rig.site().feed().since(mark, "sample")) {
            Set<Double> right = ever.get(sample.text("parameter"));
            if (right != null && !sample.text("quality").equals("BAD")) {
                compared++;
                double value = sample.json().path("value").asDouble(Double.NaN);
                notes.require(
                        right.stream().anyMatch(held -> isSame(value, held)),
                        "the device held " + right + " for " + sample.text("parameter") + " and nothing else, and the"
                                + " feed told " + value + ", " + sample.text("status") + ", " + meanwhile);
            }
        }
        notes.saw("interface: " + compared + " values in the feed, none of them wrong");
    }

    /** Demands that no value of now was told since then: nothing that was told right can have come through. */
    void requireNothingOfNow(int mark, String meanwhile) throws IOException, NoSiteException, NotMetException {
        for (FeedMemory.Event sample : rig.site().feed().since(mark, "sample")) {
            Double held = now.get(sample.text("parameter"));
            if (held != null && !sample.text("quality").equals("BAD")) {
                notes.require(
                        !isSame(sample.json().path("value").asDouble(Double.NaN), held),
                        "the feed told " + held + " for " + sample.text("parameter") + ", " + meanwhile);
            }
        }
    }

    /** Whether all of them are shown, but none as GOOD. */
    boolean isNoneGood() throws IOException, NoSiteException {
        for (String parameter : now.keySet()) {
            if (equipment().sample(parameter).path("quality").asText().equals("GOOD")) {
                return false;
            }
        }
        return true;
    }

    /** Parameters that are held. */
    List<ParameterDescriptor> parameters() {
        return parameters.stream()
                .filter(parameter -> now.containsKey(parameter.id().toString()))
                .toList();
    }

    /** Those of them that are read often; all if none is. */
    List<ParameterDescriptor> quick() {
        List<ParameterDescriptor> quick = parameters().stream()
                .filter(parameter -> parameter.acquisition().every().compareTo(OFTEN) <= 0)
                .toList();
        return quick.isEmpty() ? parameters() : quick;
    }

    /** What one is held at. */
    double held(ParameterDescriptor parameter) {
        return now.getOrDefault(parameter.id().toString(), Double.NaN);
    }

    /** Lets the device go on by itself. */
    void release() throws IOException, NoSiteException {
        equipment().device().order("truth free");
    }
}
