package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.ferrule.api.model.ParameterId;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.KitClock;
import org.ferrule.conformance.contract.Experiment;
import org.ferrule.conformance.contract.Finding;
import org.ferrule.conformance.plugin.Candidate;

/** Gives all quantities of the device one truth after the other, each at the pace at which its parameter is polled, and compares. */
final class TruthRun extends Experiment<ParameterId> {
    /** More than any poll takes; only what is wrong waits so long. */
    static final Duration SHOWN = Duration.ofSeconds(20);

    private static final Duration LONGEST = Duration.ofSeconds(150);

    private final Candidate candidate;

    TruthRun(Candidate candidate) {
        this.candidate = candidate;
    }

    /** The longest that a changed truth may take until it is shown. */
    static Duration limit(Subject subject) {
        Duration polls = subject.parameter().acquisition().every().multipliedBy(3);
        return polls.compareTo(SHOWN) > 0 ? polls : SHOWN;
    }

    @Override
    protected Map<ParameterId, Finding> conduct(Bench bench, RandomGenerator random) throws Exception {
        Equipment equipment = bench.equipment();
        DeviceTruth truth = new DeviceTruth(equipment.device());
        TruthChoice choice = new TruthChoice(random);
        List<TruthSeries> courses = new ArrayList<>();
        for (Subject subject : Subject.all(candidate)) {
            if (!subject.isDerived()) {
                courses.add(new TruthSeries(
                        subject, choice.values(subject), bench.patience().stretched(limit(subject))));
            }
        }
        for (TruthSeries course : courses) {
            course.begin(truth, now());
        }
        Random order = new Random(random.nextLong());
        boolean isDone = bench.patience().awaitTrue(LONGEST, () -> step(equipment, truth, courses, order));
        truth.free();
        Map<ParameterId, Finding> findings = new HashMap<>();
        for (TruthSeries course : courses) {
            findings.put(
                    course.subject().id(),
                    isDone || course.isOver()
                            ? course.finding()
                            : course.finding().isUntested("there was no end of it"));
        }
        return findings;
    }

    /** Looks at all that is under way, in an order that changes, so that no quantity always pushes another away. */
    private static boolean step(Equipment equipment, DeviceTruth truth, List<TruthSeries> courses, Random order)
            throws Exception {
        JsonNode held = truth.tell();
        Map<String, JsonNode> samples = equipment.samples();
        List<TruthSeries> open = new ArrayList<>(
                courses.stream().filter(course -> !course.isOver()).toList());
        Collections.shuffle(open, order);
        for (TruthSeries course : open) {
            JsonNode sample = samples.getOrDefault(course.subject().id().value(), MissingNode.getInstance());
            course.look(truth, held.path(course.subject().quantity()), sample, now());
        }
        return courses.stream().allMatch(TruthSeries::isOver);
    }

    private static Instant now() {
        return KitClock.system().instant();
    }
}
