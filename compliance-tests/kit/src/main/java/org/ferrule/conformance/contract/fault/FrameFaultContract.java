package org.ferrule.conformance.contract.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** FLT: answers that come in pieces, spoilt, late or twice. */
public final class FrameFaultContract implements Contract {
    private static final int FEW = 8;
    private static final int MANY = 2_000;
    private static final int TIMES = 2;

    private final boolean isThorough;

    /** With very many spoilt frames, or with some. */
    public FrameFaultContract(boolean isThorough) {
        this.isThorough = isThorough;
    }

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        String bundle = plugin.symbolicName();
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
                        (bench, notes) -> harmless(bench, notes, bundle, "coalesce 30")),
                Check.of(
                        Req.FLT_005,
                        "a spoilt frame is never a value",
                        (bench, notes) -> single(bench, notes, bundle, corruptions(bench, notes))),
                Check.of(
                        Req.FLT_006,
                        "an answer that comes late or twice answers nothing else",
                        (bench, notes) -> single(bench, notes, bundle, reordered())),
                Check.of(
                        Req.FLT_006,
                        "an answer to another request is not taken",
                        (bench, notes) -> numbered(bench, notes, bundle)));
    }

    private static void harmless(Bench bench, Notes notes, String bundle, String fault) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        HeldTruths truths = HeldTruths.take(bench, notes, course.rig());
        int mark = course.mark();
        course.disturb(fault);
        truths.change();
        truths.awaitShown();
        course.requireStayed(mark, "'" + fault + "' on the wire");
        truths.requireOnlyTruth(mark, "with '" + fault + "' on the wire");
        course.disturb("clear");
        truths.release();
    }

    private List<String> corruptions(Bench bench, Notes notes) throws Exception {
        List<Integer> positions = LinkFacts.of(bench.candidate().statement()).telling();
        Random random = notes.random();
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < (isThorough ? MANY : FEW); i++) {
            orders.add("corrupt " + positions.get(random.nextInt(positions.size())));
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
    private static void single(Bench bench, Notes notes, String bundle, List<String> orders) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        HeldTruths truths = HeldTruths.take(bench, notes, course.rig());
        int mark = course.mark();
        Duration limit = course.within().online().plus(course.within().offline());
        for (String order : orders) {
            course.disturb(order);
            List<JsonNode> passed = new ArrayList<>();
            notes.require(
                    bench.patience()
                            .awaitTrue(limit, () -> passed.addAll(course.wire().log()) && isUsed(passed)),
                    "after '" + order + "' on the wire the device was asked nothing more within "
                            + bench.patience().shown(limit));
            truths.requireOnlyTruth(mark, "after '" + order + "' on the wire");
            course.hurry();
        }
        course.disturb("clear");
        course.awaitBack("the wire is in order again");
        truths.change();
        truths.awaitShown();
        truths.requireOnlyTruth(mark, "after '" + orders + "' on the wire");
        truths.release();
    }

    /** An order concerns the next answer: it is used when something has gone to the client after it. */
    private static boolean isUsed(List<JsonNode> passed) {
        boolean isOrdered = false;
        for (JsonNode entry : passed) {
            isOrdered |= entry.path("event").asText().equals("fault");
            if (isOrdered && entry.path("to").asText().equals("client")) {
                return true;
            }
        }
        return false;
    }

    private static void foreign(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        if (course.equipment().device().ask("faults").toString().contains("transaction wrong")) {
            HeldTruths truths = HeldTruths.take(bench, notes, course.rig());
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

    /** A device of two protocols takes the order on either line, and can follow it on one. */
    private static void numbered(Bench bench, Notes notes, String bundle) throws Exception {
        if (!LinkFacts.of(bench.candidate().statement()).kind().equals("modbus")) {
            throw new NotApplicableException("requests of this kind of link have no numbers");
        }
        foreign(bench, notes, bundle);
    }
}
