package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ferrule.api.model.ParameterId;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.KitClock;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.bench.Simulator;
import org.ferrule.conformance.contract.Experiment;
import org.ferrule.conformance.contract.Finding;
import org.ferrule.conformance.plugin.Candidate;
import org.jspecify.annotations.Nullable;

/** Changes every number of the device between two values as fast as it can, thousands of times, while it is read. */
final class FlipRun extends Experiment<ParameterId> {
    private static final Duration LASTING = Duration.ofSeconds(8);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int AT_ONCE = 400;
    private static final int ENOUGH = 10_000;

    private final Candidate candidate;

    FlipRun(Candidate candidate) {
        this.candidate = candidate;
    }

    /**
     * A quantity with its two truths, as the device shows them, and the orders for them.
     *
     * @param subject of it
     * @param orders one, other
     * @param truths what is held after each
     */
    private record Flip(Subject subject, List<String> orders, List<JsonNode> truths) {}

    @Override
    protected Map<ParameterId, Finding> conduct(Bench bench, RandomGenerator random) throws Exception {
        Rig rig = bench.rig();
        Map<ParameterId, Finding> findings = new HashMap<>();
        for (Subject subject : Subject.all(candidate)) {
            findings.put(
                    subject.id(),
                    new Finding().isPointless("nobody can set it at the simulator, so it never changes that fast"));
        }
        DeviceTruth truth = new DeviceTruth(rig.first().device());
        for (List<Flip> together : apart(truth, flips(truth, new TruthChoice(random)))) {
            int mark = flip(bench.patience(), rig, together);
            for (Flip flip : together) {
                findings.put(flip.subject().id(), judge(flip, rig.site().feed(), mark));
            }
        }
        truth.free();
        return findings;
    }

    private List<Flip> flips(DeviceTruth truth, TruthChoice choice) throws IOException {
        List<Flip> flips = new ArrayList<>();
        for (Subject subject : Subject.all(candidate)) {
            List<String> pair = subject.isNumber() && !subject.isDerived() ? choice.pair(subject) : List.of();
            List<JsonNode> truths = new ArrayList<>();
            for (String value : pair) {
                if (truth.put(subject.quantity(), value)) {
                    truths.add(truth.tell(subject.quantity()));
                }
            }
            if (truths.size() == 2) {
                List<String> orders = pair.stream()
                        .map(value -> DeviceTruth.order(subject.quantity(), value))
                        .toList();
                flips.add(new Flip(subject, orders, truths));
            }
        }
        return flips;
    }

    /** Those whose truths another one changes as well are flipped apart from it. */
    private static List<List<Flip>> apart(DeviceTruth truth, List<Flip> flips) throws IOException {
        List<List<Flip>> groups = new ArrayList<>();
        for (Flip flip : flips) {
            @Nullable List<Flip> group = null;
            for (List<Flip> known : groups) {
                if (group == null && !pushes(truth, flip, known)) {
                    group = known;
                }
            }
            if (group == null) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(flip);
        }
        return groups;
    }

    private static boolean pushes(DeviceTruth truth, Flip flip, List<Flip> others) throws IOException {
        truth.device().order(flip.orders().get(1));
        for (Flip other : others) {
            truth.device().order(other.orders().get(0));
        }
        truth.device().order(flip.orders().get(0));
        JsonNode held = truth.tell();
        return others.stream()
                .anyMatch(other -> !other.subject()
                        .agreement()
                        .isSame(other.truths().get(0), held.path(other.subject().quantity())));
    }

    /** Keeps the simulator busy; returns where its samples begin in the feed. */
    private static int flip(Patience patience, Rig rig, List<Flip> flips) throws Exception {
        Simulator device = rig.first().device();
        List<String> orders = new ArrayList<>();
        while (orders.size() < AT_ONCE) {
            for (int side = 0; side < 2; side++) {
                for (Flip flip : flips) {
                    orders.add(flip.orders().get(side));
                }
            }
        }
        int began = device.hurry(orders);
        boolean unused = patience.awaitTrue(TruthRun.SHOWN, () -> device.isDone(began));
        int mark = rig.site().feed().mark();
        Instant end = KitClock.system().instant().plus(LASTING);
        int[] ahead = {device.hurry(orders), began};
        boolean isThrough = patience.awaitTrue(LONGEST, () -> {
            if (device.isDone(ahead[1])) {
                ahead[1] = ahead[0];
                ahead[0] = device.hurry(orders);
            }
            return KitClock.system().instant().isAfter(end) && ahead[0] - began > ENOUGH;
        });
        int last = ahead[0];
        if (!isThrough || !patience.awaitTrue(LONGEST, () -> device.isDone(last))) {
            throw new IOException("the simulator does not change fast enough: " + (last - began) + " orders");
        }
        return mark;
    }

    private static Finding judge(Flip flip, FeedMemory feed, int mark) {
        Finding finding = new Finding();
        Agreement agreement = flip.subject().agreement();
        finding.did("thousands of times " + flip.orders());
        int seen = 0;
        for (FeedMemory.Event sample : feed.since(mark, "sample")) {
            if (sample.text("parameter").equals(flip.subject().id().value())) {
                seen++;
                if (flip.truths().stream().noneMatch(truth -> agreement.isShown(truth, sample.json()))) {
                    finding.isWrong("the device held " + flip.truths() + " and nothing else, and the interface showed "
                            + Subject.shown(sample.json()));
                }
            }
        }
        finding.saw("interface: " + seen + " samples");
        return seen == 0 && !finding.isBad() ? finding.isUntested("no sample was taken meanwhile") : finding;
    }
}
