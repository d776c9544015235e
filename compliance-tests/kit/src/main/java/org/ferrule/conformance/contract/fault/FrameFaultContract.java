package org.ferrule.conformance.contract.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.LinkFacts;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** FLT: answers that come in pieces, spoilt, late or twice. */
public final class FrameFaultContract implements Contract {
    private static final int FEW = 12;
    /** As many as one check has time for, and so many such checks. */
    private static final int MANY = 100;

    private static final int OFTEN = 20;
    private static final int TIMES = 2;

    private final boolean isThorough;

    /** With very many spoilt frames, or with some. */
    public FrameFaultContract(boolean isThorough) {
        this.isThorough = isThorough;
    }

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        String bundle = plugin.symbolicName();
        return Stream.concat(segments(candidate, bundle), Stream.concat(spoilt(bundle), mistaken(bundle)));
    }

    private static Stream<Check> segments(Candidate candidate, String bundle) {
        return Stream.of(
                Check.of(
                        Req.FLT_004,
                        "answers in smallest pieces are understood",
                        (bench, notes) -> harmless(
                                bench,
                                notes,
                                bundle,
                                "slice " + LinkFacts.of(candidate.statement()).slice())),
                Check.of(
                        Req.FLT_004,
                        "answers that arrive together are understood",
                        (bench, notes) -> harmless(bench, notes, bundle, "coalesce 30")));
    }

    private Stream<Check> spoilt(String bundle) {
        if (!isThorough) {
            return Stream.of(
                    Check.of(
                            Req.FLT_005,
                            "a spoilt frame is never a value",
                            (bench, notes) ->
                                    single(bench, notes, bundle, course -> corruptions(bench, notes, course, FEW))),
                    Check.of(Req.SEC_013, "thousands of answers, spoilt at random, break nothing", (bench, notes) -> {
                        throw new NotTestedException("thousands of spoilt answers take hours: say --thorough");
                    }));
        }
        return IntStream.rangeClosed(1, OFTEN)
                .boxed()
                .flatMap(n -> Stream.of(
                        Check.of(
                                Req.FLT_005,
                                "a spoilt frame is never a value, " + n + " of " + OFTEN,
                                (bench, notes) -> single(
                                        bench, notes, bundle, course -> corruptions(bench, notes, course, MANY))),
                        Check.of(
                                Req.SEC_013,
                                "thousands of answers, spoilt at random, break nothing, " + n + " of " + OFTEN,
                                (bench, notes) -> fuzz(bench, notes, bundle))));
    }

    private static Stream<Check> mistaken(String bundle) {
        return Stream.of(
                Check.of(
                        Req.FLT_006,
                        "an answer that comes late or twice answers nothing else",
                        (bench, notes) -> single(bench, notes, bundle, course -> reordered())),
                Check.of(
                        Req.FLT_006,
                        "an answer to another request is not taken",
                        (bench, notes) -> foreign(bench, notes, bundle)));
    }

    private static void harmless(Bench bench, Notes notes, String bundle, String fault) throws Exception {
        Course course = Course.on(bench, notes, bundle);
        HeldTruths truths = HeldTruths.take(bench, notes, course);
        int mark = course.mark();
        course.disturb(fault);
        truths.change();
        truths.awaitShown();
        course.requireStayed(mark, "'" + fault + "' on the wire");
        truths.requireOnlyTruth(mark, "with '" + fault + "' on the wire");
        course.disturb("clear");
        truths.release();
    }

    private static List<String> corruptions(Bench bench, Notes notes, Course course, int times) throws Exception {
        LinkFacts link = LinkFacts.of(bench.candidate().statement());
        boolean isPlainText = Passed.of(course.equipment().device().wireLog()).isPlainText();
        Random random = notes.random();
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            orders.add(link.spoiling(random, isPlainText));
        }
        return orders;
    }

    private static List<String> reordered() {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            orders.addAll(List.of("late", "duplicate"));
        }
        return orders;
    }

    /** Spoils one answer after the other, while the device holds what it holds. */
    private static void single(Bench bench, Notes notes, String bundle, Disturbances disturbances) throws Exception {
        Course course = Course.on(bench, notes, bundle);
        course.equipment().device().wireLog();
        HeldTruths truths = HeldTruths.take(bench, notes, course);
        int mark = course.mark();
        List<String> orders = disturbances.of(course);
        Duration limit = course.within().online().plus(course.within().offline());
        for (String order : orders) {
            notes.require(
                    course.disturbNext(order, limit),
                    "after '" + order + "' on the wire the device was asked nothing more within "
                            + bench.patience().shown(limit));
            truths.requireOnlyTruth(mark, "after '" + order + "' on the wire");
            course.hurry();
        }
        course.disturb("clear");
        course.awaitBack("the wire is in order again");
        truths.change();
        course.renew();
        truths.awaitShown();
        truths.requireOnlyTruth(mark, "after '" + orders + "' on the wire");
        truths.release();
    }

    /** Any bits of any byte: wrong values may come of it where nothing seals them, but no harm. */
    private static void fuzz(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        Random random = notes.random();
        for (int i = 0; i < MANY; i++) {
            String order = "corrupt " + random.nextInt(1 << 12) + " " + (1 + random.nextInt(0xFF));
            boolean unused = course.disturbNext(order, course.within().online());
            course.hurry();
        }
        course.disturb("clear");
        course.renew();
        HeldTruths.take(bench, notes, course).release();
    }

    /** What to order, known when the wire has carried something. */
    @FunctionalInterface
    private interface Disturbances {
        List<String> of(Course course) throws Exception;
    }

    private static void foreign(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.on(bench, notes, bundle);
        boolean isModbus = LinkFacts.of(bench.candidate().statement()).kind().equals("modbus");
        // One of our devices of two protocols takes the order on either line, and can follow it on one.
        boolean canFollow =
                isModbus || !bench.candidate().statement().simulator().isOwn();
        if (canFollow && course.equipment().device().ask("faults").toString().contains("transaction wrong")) {
            HeldTruths truths = HeldTruths.take(bench, notes, course);
            course.equipment().device().order("transaction wrong");
            notes.did("the device answers as if to another request");
            int mark = course.mark();
            truths.change();
            course.awaitLeft(mark, course.within().offline(), "every answer is to another request");
            truths.requireNothingOfNow(mark, "although every answer was to another request");
            course.equipment().device().order("transaction right");
            course.awaitBack("answers are right again");
            truths.awaitShown();
            truths.release();
        } else {
            throw new NotApplicableException(
                    "requests of this kind of link have no numbers that a device could give wrong");
        }
    }
}
