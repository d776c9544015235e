package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.ValueType;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.contract.Experiment;
import org.ferrule.conformance.contract.Finding;
import org.ferrule.conformance.plugin.Candidate;

/** Lets the device have no valid value: NaN and infinity where it can hold them, and its own fault codes. */
final class FaultRun extends Experiment<ParameterId> {
    private static final List<String> NO_NUMBERS = List.of("NaN", "Infinity", "-Infinity");

    private final Candidate candidate;

    FaultRun(Candidate candidate) {
        this.candidate = candidate;
    }

    @Override
    protected Map<ParameterId, Finding> conduct(Bench bench, RandomGenerator random) throws Exception {
        Equipment equipment = bench.equipment();
        List<Subject> subjects = Subject.all(candidate);
        Map<ParameterId, Finding> findings = new HashMap<>();
        Set<ParameterId> tried = new LinkedHashSet<>();
        subjects.forEach(subject -> findings.put(subject.id(), new Finding()));
        requireValues(bench, equipment, subjects, findings);
        DeviceTruth truth = new DeviceTruth(equipment.device());
        JsonNode before = truth.tell();
        Set<String> held = new LinkedHashSet<>();
        for (String noNumber : NO_NUMBERS) {
            List<Subject> without = hold(subjects, noNumber, truth);
            watch(bench, equipment, new Case("truth " + noNumber, without), findings);
            without.forEach(subject -> tried.add(subject.id()));
            without.forEach(subject -> held.add(subject.quantity()));
        }
        boolean isRestored = isRestored(held, before, truth);
        for (String fault : faults(subjects)) {
            List<Subject> without = subjects.stream()
                    .filter(subject -> subject.stated().fault().equals(fault))
                    .toList();
            equipment.device().order(fault);
            watch(bench, equipment, new Case(fault, without), findings);
            equipment.device().order("clear");
            without.forEach(subject -> tried.add(subject.id()));
        }
        subjects.stream()
                .filter(subject -> !tried.contains(subject.id()))
                .forEach(subject -> findings.put(
                        subject.id(),
                        new Finding()
                                .isPointless(
                                        "the device has no code for a value that is none: the statement gives no 'fault',"
                                                + " and the simulator can hold no NaN there")));
        if (!isRestored) {
            bench.discard();
        }
        return findings;
    }

    /**
     * A way to have no value.
     *
     * @param order that brings it about
     * @param subjects that have none then
     */
    private record Case(String order, List<Subject> subjects) {}

    /** What is BAD all the time says nothing of a fault. */
    private static void requireValues(
            Bench bench, Equipment equipment, List<Subject> subjects, Map<ParameterId, Finding> findings)
            throws Exception {
        boolean unused = bench.patience().awaitTrue(TruthRun.SHOWN, () -> {
            Map<String, JsonNode> samples = equipment.samples();
            return subjects.stream().noneMatch(subject -> isNone(sample(samples, subject)));
        });
        Map<String, JsonNode> samples = equipment.samples();
        for (Subject subject : subjects) {
            Finding finding = findings.get(subject.id());
            if (finding != null && isNone(sample(samples, subject))) {
                finding.isWrong("nothing is wrong with the device, and the interface shows "
                        + Subject.shown(sample(samples, subject)) + ", so that no fault would be seen");
            }
        }
    }

    private static Set<String> faults(List<Subject> subjects) {
        Set<String> faults = new LinkedHashSet<>();
        subjects.stream()
                .map(subject -> subject.stated().fault())
                .filter(fault -> !fault.isEmpty())
                .forEach(faults::add);
        return faults;
    }

    private static List<Subject> hold(List<Subject> subjects, String noNumber, DeviceTruth truth) throws IOException {
        List<Subject> holding = new ArrayList<>();
        for (Subject subject : subjects) {
            boolean isReal = subject.parameter().domain().type() == ValueType.REAL && !subject.isDerived();
            if (isReal && truth.put(subject.quantity(), noNumber)) {
                holding.add(subject);
            }
        }
        return holding;
    }

    /** Whether all stands where it stood, and goes on: a set-point is moved by nothing, and would have no value in the next check either. */
    private static boolean isRestored(Set<String> held, JsonNode before, DeviceTruth truth) throws IOException {
        boolean isRestored = true;
        for (String quantity : held) {
            isRestored &= truth.put(quantity, before.path(quantity).asText());
        }
        truth.free();
        return isRestored;
    }

    /** All of them must become BAD, and show no number. */
    private static void watch(Bench bench, Equipment equipment, Case made, Map<ParameterId, Finding> findings)
            throws Exception {
        boolean unused = bench.patience().awaitTrue(TruthRun.SHOWN, () -> {
            Map<String, JsonNode> samples = equipment.samples();
            return made.subjects().stream().allMatch(subject -> isNone(sample(samples, subject)));
        });
        Map<String, JsonNode> samples = equipment.samples();
        for (Subject subject : made.subjects()) {
            JsonNode sample = sample(samples, subject);
            Finding finding = findings.get(subject.id());
            if (finding != null) {
                finding.did(made.order());
                finding.saw("interface: " + Subject.shown(sample));
                if (!isNone(sample)) {
                    finding.isWrong("the device has no valid value after '" + made.order() + "', and after "
                            + bench.patience().shown(TruthRun.SHOWN) + " the interface shows " + Subject.shown(sample)
                            + " instead of BAD without a value");
                }
            }
        }
    }

    private static JsonNode sample(Map<String, JsonNode> samples, Subject subject) {
        return samples.getOrDefault(subject.id().value(), MissingNode.getInstance());
    }

    private static boolean isNone(JsonNode sample) {
        return sample.path("quality").asText().equals("BAD")
                && sample.path("value").isNull();
    }
}
