package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.ValueType;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.Patience;
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
        List<Subject> pushed = Subject.all(candidate).stream()
                .filter(subject -> !subject.parameter().isPolled())
                .toList();
        Steps steps = Steps.of(bench, pushed, random);
        Duration pace = pace(pushed);
        // Only makes them stand still: what was pushed before this comes before this. A value that was read before it
        // was pushed is not told again, and another is tried.
        boolean unused = bench.patience().awaitTrue(TruthRun.SHOWN, () -> steps.isFirst(pace));
        int mark = steps.feed().mark();
        for (int change = 1; change <= CHANGES; change++) {
            unused = steps.isTold(change == CHANGES ? TruthRun.SHOWN : pace);
        }
        Map<ParameterId, Finding> findings = new HashMap<>();
        for (Subject subject : pushed) {
            findings.put(subject.id(), judge(subject, steps.truths(subject), steps.feed(), mark));
        }
        steps.truth().free();
        return findings;
    }

    /** What stands so long has been there whenever the device looked. */
    private static Duration pace(List<Subject> pushed) {
        return pushed.stream()
                .map(subject -> subject.parameter().acquisition().every().multipliedBy(2))
                .reduce(PACE, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /**
     * One value after the other, for all at once.
     *
     * @param held what each has been since the first
     */
    private record Steps(
            Patience patience,
            FeedMemory feed,
            DeviceTruth truth,
            TruthChoice choice,
            Map<Subject, List<JsonNode>> held) {
        static Steps of(Bench bench, List<Subject> pushed, RandomGenerator random) throws Exception {
            Rig rig = bench.rig();
            Map<Subject, List<JsonNode>> held = new HashMap<>();
            pushed.forEach(subject -> held.put(subject, new ArrayList<>()));
            return new Steps(
                    bench.patience(),
                    rig.site().feed(),
                    new DeviceTruth(rig.first().device()),
                    new TruthChoice(random),
                    held);
        }

        List<JsonNode> truths(Subject subject) {
            return held.getOrDefault(subject, List.of());
        }

        /** Begins anew with this value. */
        boolean isFirst(Duration longest) throws IOException {
            held.values().forEach(List::clear);
            return isTold(longest, PushRun::isPushed);
        }

        boolean isTold(Duration longest) throws IOException {
            return isTold(longest, sample -> true);
        }

        private boolean isTold(Duration longest, Predicate<FeedMemory.Event> counts) throws IOException {
            int before = feed.mark();
            put();
            return patience.awaitTrue(
                    longest, () -> held.keySet().stream().allMatch(subject -> isTold(subject, before, counts)));
        }

        private void put() throws IOException {
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

        private boolean isTold(Subject subject, int mark, Predicate<FeedMemory.Event> counts) {
            List<JsonNode> truths = truths(subject);
            return truths.isEmpty()
                    || samples(subject, feed, mark).stream()
                            .filter(counts)
                            .anyMatch(sample ->
                                    subject.agreement().isShown(truths.get(truths.size() - 1), sample.json()));
        }
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
