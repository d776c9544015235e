package org.ferrule.conformance.contract.value;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.jspecify.annotations.Nullable;

/**
 * PAR and AUD-005, what is written: both ends are taken, what is beyond them never leaves, only what the device holds is called done, and
 * the trail has the device's own old value.
 */
public final class WriteContract implements Contract {
    private static final int SOME = 3;
    private static final List<String> DECEITS = List.of("ignore on", "clamp on");

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        List<Subject> writable = Subject.all(candidate).stream()
                .filter(subject -> subject.parameter().isWritable())
                .toList();
        if (writable.isEmpty()) {
            return Stream.of(Req.PAR_005, Req.PAR_007, Req.AUD_005).map(WriteContract::nothing);
        }
        return writable.stream().flatMap(subject -> checks(subject, candidate));
    }

    /** One bench writes one parameter, or a device with many would keep the first waiting for the last. */
    @Override
    public boolean isApart(Check before, Check check) {
        return !check.element().equals(before.element());
    }

    private static Check nothing(String requirement) {
        return Check.of(requirement, "writes are as they must be", (bench, notes) -> {
            throw new NotApplicableException("the descriptor declares nothing that can be written");
        });
    }

    private static Stream<Check> checks(Subject subject, Candidate candidate) {
        List<Check> checks = new ArrayList<>();
        Range range = candidate.statement().limits().get(subject.id());
        Range inForce =
                range != null ? range : subject.parameter().domain().range().orElse(null);
        checks.add(new Check(
                subject.parameter().domain().type() == ValueType.REAL
                        ? List.of(Req.PAR_005, Req.PAR_008)
                        : List.of(Req.PAR_005),
                subject.id().value(),
                "takes both ends of its range and what lies between, and the device holds it then",
                (bench, notes) -> accepted(bench, notes, subject, inForce)));
        if (inForce != null && subject.isNumber()) {
            checks.add(Check.of(
                    Req.PAR_004,
                    subject.id(),
                    "what is out of range never leaves",
                    (bench, notes) -> refused(bench, notes, subject, inForce)));
        }
        checks.add(Check.of(
                Req.PAR_007,
                subject.id(),
                "a write that the device acknowledges and does not follow is not called done",
                (bench, notes) -> deceived(bench, notes, subject, inForce)));
        checks.add(Check.of(
                Req.AUD_005,
                subject.id(),
                "the record of a write has the old value that the device held, the new one, and the unit",
                (bench, notes) -> recorded(bench, notes, subject, inForce)));
        return checks.stream();
    }

    private static void accepted(Bench bench, Notes notes, Subject subject, @Nullable Range range) throws Exception {
        WriteTrial trial = new WriteTrial(bench, notes, subject);
        for (String value : values(notes, subject, range)) {
            trial.mustBeAccepted(value);
        }
    }

    private static void refused(Bench bench, Notes notes, Subject subject, Range range) throws Exception {
        boolean isInteger = subject.parameter().domain().type() == ValueType.INT;
        WriteTrial trial = new WriteTrial(bench, notes, subject);
        trial.mustBeRefused(
                isInteger ? Long.toString((long) range.high() + 1) : Double.toString(Math.nextUp(range.high())));
        trial.mustBeRefused(
                isInteger ? Long.toString((long) range.low() - 1) : Double.toString(Math.nextDown(range.low())));
    }

    private static void deceived(Bench bench, Notes notes, Subject subject, @Nullable Range range) throws Exception {
        List<String> values = values(notes, subject, range);
        WriteTrial trial = new WriteTrial(bench, notes, subject);
        // Whoever doubts everything is no better than who believes everything.
        trial.mustBeAccepted(values.get(values.size() - 1));
        boolean isDeceived = false;
        for (String deceit : DECEITS) {
            isDeceived |= trial.mustBeDoubted(deceit, values);
            bench.equipment().device().order("clear");
        }
        if (!isDeceived) {
            throw new NotTestedException(
                    "the simulator has neither 'ignore on' nor 'clamp on' for '" + subject.quantity() + "'");
        }
    }

    /** Somebody changes it at the device first, so that a driver which remembers what it wrote has an old value that is wrong. */
    private static void recorded(Bench bench, Notes notes, Subject subject, @Nullable Range range) throws Exception {
        List<String> values = values(notes, subject, range);
        String last = values.get(values.size() - 1);
        new WriteTrial(bench, notes, subject).mustBeRecorded(values.get(Math.max(0, values.size() - 2)), last);
    }

    /** On a digit that the device shows: what is finer can be held, and nobody can read it back. */
    private static double shown(Subject subject, double value) {
        double resolution = subject.stated().resolution();
        double digit = resolution == 0 ? 0 : Math.pow(10, Math.ceil(Math.log10(resolution)));
        return digit == 0 ? value : Math.round(value / digit) * digit;
    }

    /** What to write: the greatest and the least first. */
    private static List<String> values(Notes notes, Subject subject, @Nullable Range range) throws NotTestedException {
        return switch (subject.parameter().domain().type()) {
            case BOOL -> List.of("true", "false", "true");
            case ENUM -> List.copyOf(subject.parameter().domain().values().values());
            case TEXT ->
                subject.stated().examples().isEmpty()
                        ? List.of("Ferrule", "another")
                        : subject.stated().examples();
            default -> numbers(notes, subject, range);
        };
    }

    private static List<String> numbers(Notes notes, Subject subject, @Nullable Range range) throws NotTestedException {
        if (range == null) {
            throw new NotTestedException("the descriptor gives no operatingRange, so nobody knows what may be written");
        }
        List<String> values = new ArrayList<>();
        boolean isInteger = subject.parameter().domain().type() == ValueType.INT;
        Stream.of(range.high(), range.low())
                .map(end -> isInteger ? Long.toString(end.longValue()) : Double.toString(end))
                .forEach(values::add);
        var random = notes.random();
        for (int n = 0; n < SOME; n++) {
            double some = range.low() + (range.high() - range.low()) * random.nextDouble();
            values.add(isInteger ? Long.toString((long) some) : Double.toString(shown(subject, some)));
        }
        return values;
    }
}
