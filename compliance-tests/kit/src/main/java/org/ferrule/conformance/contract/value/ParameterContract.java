package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** PAR, what is read: each value is what the device holds, has a quality, and is none where the device has none. */
public final class ParameterContract implements Contract {
    /** For the interface to tell it. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        List<Subject> subjects = Subject.all(candidate);
        List<Check> checks = new ArrayList<>();
        subjects.forEach(subject -> checks.add(readable(subject)));
        checks.add(Check.of(
                Req.PAR_001, "nothing appears that is not declared", (bench, notes) -> none(bench, notes, candidate)));
        TruthRun truths = new TruthRun(candidate);
        subjects.forEach(subject -> checks.add(truth(subject, truths)));
        if (subjects.stream().noneMatch(ParameterContract::isConverted)) {
            checks.add(Check.of(Req.PAR_008, "there are no units", (bench, notes) -> {
                throw new NotApplicableException(
                        "the descriptor declares no quantity that the device measures in a unit");
            }));
        }
        FaultRun faults = new FaultRun(candidate);
        subjects.forEach(subject -> checks.add(Check.of(
                Req.PAR_011,
                subject.id(),
                "is BAD and no number while the device has no valid value",
                (bench, notes) -> faults.tell(subject.id(), bench, notes))));
        checks.addAll(whole(candidate, subjects));
        PushRun pushes = new PushRun(candidate);
        subjects.stream()
                .filter(subject -> !subject.parameter().isPolled())
                .forEach(subject -> checks.add(Check.of(
                        Req.PAR_013,
                        subject.id(),
                        "is delivered at each change once, in order and numbered",
                        (bench, notes) -> pushes.tell(subject.id(), bench, notes))));
        checks.add(Check.of(Req.PAR_014, "the raw value accompanies the decoded one", (bench, notes) -> {
            throw new NotTestedException("the SDK's Reading has no place for the bytes of the device");
        }));
        checks.add(new Check(
                List.of(Req.PAR_009, Req.PAR_010),
                "",
                "without a connection everything becomes BAD before it is older than it may be",
                (bench, notes) -> cut(bench, notes, candidate)));
        return checks.stream();
    }

    private static Check readable(Subject subject) {
        return new Check(
                List.of(Req.PAR_001, Req.PAR_009),
                subject.id().value(),
                "can be read, with its quality and time",
                (bench, notes) -> read(bench, notes, subject));
    }

    private static void read(Bench bench, Notes notes, Subject subject) throws Exception {
        Equipment equipment = bench.equipment();
        Duration limit = TruthRun.limit(subject);
        Optional<JsonNode> sample = bench.patience()
                .await(
                        limit,
                        () -> Optional.of(equipment.sample(subject.id()))
                                .filter(one -> !one.path("quality").asText().equals("BAD")));
        JsonNode last = sample.isPresent() ? sample.get() : equipment.sample(subject.id());
        notes.saw("interface: " + Subject.shown(last));
        notes.require(
                sample.isPresent(),
                subject.id() + " should have a value, because nothing is wrong with the device, and is "
                        + Subject.shown(last) + " after " + bench.patience().shown(limit));
        notes.require(
                Set.of("GOOD", "UNCERTAIN").contains(last.path("quality").asText())
                        && !last.path("acquiredTime").asText().isEmpty(),
                subject.id() + " should have a quality and the time at which it was read, and is " + last);
    }

    private static void none(Bench bench, Notes notes, Candidate candidate) throws Exception {
        Set<String> declared = candidate.descriptor().parameters().keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
        Rig rig = bench.rig();
        Set<String> seen = new HashSet<>(rig.first().samples().keySet());
        FeedMemory feed = rig.site().feed();
        feed.since(0, "sample").forEach(sample -> seen.add(sample.text("parameter")));
        notes.saw("interface: " + seen.size() + " parameters of " + declared.size());
        seen.removeAll(declared);
        notes.require(seen.isEmpty(), "only declared parameters should appear, and " + seen + " did");
    }

    private static Check truth(Subject subject, TruthRun truths) {
        return new Check(
                isConverted(subject) ? List.of(Req.PAR_003, Req.PAR_008) : List.of(Req.PAR_003),
                subject.id().value(),
                "is what the device holds, whatever that is",
                (bench, notes) -> {
                    if (subject.isDerived()) {
                        throw new NotApplicableException("the device holds no such thing: "
                                + subject.stated().derived());
                    }
                    truths.tell(subject.id(), bench, notes);
                });
    }

    private static boolean isConverted(Subject subject) {
        return subject.parameter().domain().type() == ValueType.REAL && !subject.isDerived();
    }

    private static List<Check> whole(Candidate candidate, List<Subject> subjects) {
        boolean hasRegisters = candidate.descriptor().settings().values().stream()
                .anyMatch(setting -> setting.link().equals(Optional.of("modbus")));
        if (!hasRegisters) {
            return List.of(Check.of(Req.PAR_012, "no value is a mixture of two", (bench, notes) -> {
                throw new NotApplicableException("no link of it has registers; a value comes in one message");
            }));
        }
        FlipRun flips = new FlipRun(candidate);
        return subjects.stream()
                .filter(subject -> subject.isNumber() && !subject.isDerived())
                .map(subject -> Check.of(
                        Req.PAR_012,
                        subject.id(),
                        "is never a mixture of two values",
                        (bench, notes) -> flips.tell(subject.id(), bench, notes)))
                .toList();
    }

    private static void cut(Bench bench, Notes notes, Candidate candidate) throws Exception {
        Equipment equipment = bench.equipment();
        notes.require(
                bench.patience()
                        .awaitTrue(TruthRun.SHOWN, () -> !living(equipment).isEmpty()),
                "something should have a value before the connection is cut, and nothing has");
        equipment.device().wire("blackhole on");
        notes.did("nothing comes through the wire any more");
        Duration limit = candidate.descriptor().supervision().staleAfter().plus(MOMENT);
        boolean isGone =
                bench.patience().awaitTrue(limit, () -> living(equipment).isEmpty());
        Map<String, String> left = living(equipment);
        notes.saw("interface: " + (left.isEmpty() ? "everything is BAD" : left.toString()));
        notes.require(
                isGone && left.isEmpty(),
                "everything should be BAD " + bench.patience().shown(limit) + " after the last answer came, and still"
                        + " there is " + left);
    }

    private static Map<String, String> living(Equipment equipment) throws Exception {
        return equipment.samples().entrySet().stream()
                .filter(sample -> !sample.getValue().path("quality").asText().equals("BAD"))
                .collect(Collectors.toMap(Map.Entry::getKey, sample -> Subject.shown(sample.getValue())));
    }
}
