package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.ValueType;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.contract.Experiment;
import org.ferrule.conformance.contract.Finding;
import org.ferrule.conformance.plugin.Candidate;

/**
 * Changes what is pushed step by step, no faster than the device is declared to notice and not so slowly that the reads which only show
 * that it is alive would see every step: each must come once, in order and numbered.
 */
final class PushRun extends Experiment<ParameterId> {
    private static final int CHANGES = 16;
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Candidate candidate;

    PushRun(Candidate candidate) {
        this.candidate = candidate;
    }

    @Override
    protected Map<ParameterId, Finding> conduct(Bench bench, RandomGenerator random) throws Exception {
        Rig rig = bench.rig();
        DeviceTruth truth = new DeviceTruth(rig.first().device());
        TruthChoice choice = new TruthChoice(random);
        Map<Subject, List<JsonNode>> held = new HashMap<>();
        FeedMemory feed = rig.site().feed();
        int mark = 0;
        List<Subject> pushed = Subject.all(candidate).stream()
                .filter(subject -> !subject.parameter().isPolled())
                .toList();
        pushed.forEach(subject -> held.put(subject, new ArrayList<>()));
        Duration pace = pace(pushed);
        for (int change = 0; change <= CHANGES; change++) {
            int before = feed.mark();
            put(truth, choice, held);
            boolean isFirst = change == 0;
            boolean isEnd = isFirst || change == CHANGES;
            boolean unused = bench.patience()
                    .awaitTrue(
                            isEnd ? TruthRun.SHOWN : pace,
                            () -> held.entrySet().stream().allMatch(entry -> isTold(entry, feed, before, isFirst)));
            // The first one only makes them stand still; what comes before it may be anything, and what was pushed
            // before it comes before it is pushed.
            mark = isFirst ? feed.mark() : mark;
        }
        Map<ParameterId, Finding> findings = new HashMap<>();
        for (Subject subject : pushed) {
            findings.put(subject.id(), judge(subject, held.getOrDefault(subject, List.of()), feed, mark));
        }
        truth.free();
        return findings;
    }

    /** What stands so long has been there whenever the device looked. */
    private static Duration pace(List<Subject> pushed) {
        return pushed.stream()
                .map(subject -> subject.parameter().acquisition().every().multipliedBy(2))
                .reduce(PACE, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private static void put(DeviceTruth truth, TruthChoice choice, Map<Subject, List<JsonNode>> held)
            throws IOException {
        for (Map.Entry<Subject, List<JsonNode>> entry : held.entrySet()) {
            Subject subject = entry.getKey();
            String some = choice.within(subject.range());
            boolean isWhole = subject.parameter().domain().type() == ValueType.INT;
            String value = isWhole ? Long.toString((long) Double.parseDouble(some)) : some;
            if (subject.isNumber() && truth.put(subject.quantity(), value)) {
                entry.getValue().add(truth.tell(subject.quantity()));
            }
        }
    }

    private static boolean isTold(
            Map.Entry<Subject, List<JsonNode>> held, FeedMemory feed, int mark, boolean isByPush) {
        List<JsonNode> truths = held.getValue();
        return truths.isEmpty()
                || samples(held.getKey(), feed, mark).stream()
                        .filter(sample -> !isByPush || isPushed(sample))
                        .anyMatch(sample ->
                                held.getKey().agreement().isShown(truths.get(truths.size() - 1), sample.json()));
    }

    private static List<FeedMemory.Event> samples(Subject subject, FeedMemory feed, int mark) {
        return feed.since(mark, "sample").stream()
                .filter(sample -> sample.text("parameter").equals(subject.id().value()))
                .toList();
    }

    private static boolean isPushed(FeedMemory.Event sample) {
        return sample.text("provenance").equals("PUSHED");
    }

    /** What is told again unchanged, to show that it is alive, is no change; what is read may be ahead of what is pushed. */
    private static Finding judge(Subject subject, List<JsonNode> truths, FeedMemory feed, int mark) {
        Finding finding = new Finding();
        if (truths.size() <= CHANGES) {
            return finding.isUntested("nobody can set '" + subject.quantity() + "' at the simulator");
        }
        List<FeedMemory.Event> samples = samples(subject, feed, mark);
        BitSet delivered = new BitSet();
        int at = 0;
        long number = Long.MIN_VALUE;
        for (FeedMemory.Event sample : samples) {
            boolean isPushed = isPushed(sample);
            int found = place(subject, truths, isPushed ? at : 0, sample);
            if (found < 0) {
                finding.isWrong("after " + truths.get(at) + " the device changed to "
                        + truths.subList(at + 1, truths.size()) + ", and " + Subject.shown(sample.json())
                        + " was delivered");
            } else {
                delivered.set(found);
                at = isPushed ? found : at;
            }
            long next = sample.json().path("sequence").asLong();
            if (next <= number) {
                finding.isWrong("sample " + next + " came after sample " + number);
            }
            number = next;
        }
        finding.did("truth " + subject.quantity() + " " + truths);
        finding.saw("interface: " + samples.size() + " samples, " + delivered.cardinality() + " of " + truths.size()
                + " values");
        int missing = delivered.nextClearBit(1);
        return missing <= CHANGES
                ? finding.isWrong("the change to " + truths.get(missing) + " was never delivered")
                : finding;
    }

    private static int place(Subject subject, List<JsonNode> truths, int from, FeedMemory.Event sample) {
        int found = from;
        while (found < truths.size() && !subject.agreement().isShown(truths.get(found), sample.json())) {
            found++;
        }
        return found < truths.size() ? found : -1;
    }
}
