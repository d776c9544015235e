package org.ferrule.conformance.contract.fault;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.LinkFacts;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** TIM-005: clocks that are put. */
public final class ClockContract implements Contract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String FIVE_MINUTES = "clock 300";
    private static final int PART = 10;

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return Stream.of(
                Check.of(
                        Req.TIM_005,
                        "the plugin reads no wall clock but the runtime's, so that a step of it cannot confuse the driver",
                        (bench, notes) -> read(notes, plugin)),
                Check.of(
                        Req.TIM_005,
                        "values stay right and the device ONLINE when clocks are put an hour back and forward",
                        (bench, notes) -> put(bench, notes, plugin.symbolicName())));
    }

    private static void read(Notes notes, PluginArchive plugin) throws Exception {
        Set<String> uses = WallClockUse.in(plugin.file());
        notes.did("read the plugin's classes");
        notes.require(
                uses.isEmpty(),
                "timeouts come from System.nanoTime and times from the session's context.clock(), which steps do not"
                        + " confuse; instead " + String.join(", ", uses));
    }

    private static void put(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.on(bench, notes, bundle);
        HeldTruths truths = HeldTruths.take(bench, notes, course);
        int mark = course.mark();
        try {
            if (course.equipment().device().obeys("clock")) {
                course.equipment().device().order(FIVE_MINUTES);
                notes.did("the device's clock: five minutes ahead");
                requireRight(course, truths, mark, "the device's clock was put five minutes forward");
            }
            course.step(HOUR.negated());
            notes.did("the runtime's wall clock: an hour back");
            requireRight(course, truths, mark, "the wall clock was put an hour back");
            Duration timeout = LinkFacts.of(bench.candidate().statement()).timeout();
            // Slow enough that a call is under way, and quick enough that nothing grows stale.
            course.disturb("delay " + timeout.dividedBy(PART).toMillis());
            boolean isCalled = bench.patience().awaitTrue(course.within().offline(), course::isInCall);
            course.step(Duration.ZERO);
            notes.did("the runtime's wall clock: an hour forward" + (isCalled ? ", in a call of the driver" : ""));
            requireRight(course, truths, mark, "the wall clock was put an hour forward");
        } finally {
            course.step(Duration.ZERO);
        }
        course.disturb("clear");
        truths.release();
    }

    private static void requireRight(Course course, HeldTruths truths, int mark, String what) throws Exception {
        truths.change();
        try {
            truths.awaitShown(truths.quick());
        } catch (NotMetException notShown) {
            throw new NotMetException(what + ": " + notShown.getMessage());
        }
        course.requireStayed(mark, what + ", which");
    }
}
