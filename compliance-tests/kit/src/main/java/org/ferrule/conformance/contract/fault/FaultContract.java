package org.ferrule.conformance.contract.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.KitClock;
import org.ferrule.conformance.bench.Knocks;
import org.ferrule.conformance.bench.Punctuality;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.LinkFacts;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** FLT: connections that break, and come back. */
public final class FaultContract implements Contract {
    /** In which the runtime alone tries five times. */
    private static final Duration WINDOW = Duration.ofSeconds(6);

    private static final int STORM = 20;
    private static final int MOST_CHANGES = 6;
    private static final double SLOW = 0.9;
    private static final double TOO_SLOW = 1.1;
    private static final int MUCH_TOO_SLOW = 5;
    private static final int SINGLE = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        String bundle = plugin.symbolicName();
        return Stream.of(
                Check.of(
                        Req.FLT_001,
                        "a device that refuses connections is lost in time, and back in time",
                        (bench, notes) -> outage(bench, notes, bundle, "refuse on", false)),
                Check.of(
                        Req.FLT_001,
                        "a connection that swallows everything is lost in time, and back in time",
                        (bench, notes) -> outage(bench, notes, bundle, "blackhole on", true)),
                Check.of(
                        Req.FLT_001,
                        "a device that answers too late for ever is lost in time, and back in time",
                        (bench, notes) -> outage(bench, notes, bundle, delay(bench, MUCH_TOO_SLOW), false)),
                Check.of(
                        Req.FLT_001,
                        "a connection that is reset is made anew",
                        (bench, notes) -> reset(bench, notes, bundle)),
                Check.of(
                        Req.FLT_001,
                        "a half-open connection is noticed and made anew",
                        (bench, notes) -> outage(bench, notes, bundle, "halfopen", false)),
                Check.of(
                        Req.FLT_002,
                        "a device that refuses connections is asked seldom, and by nobody but the runtime",
                        (bench, notes) -> storm(bench, notes, bundle)),
                Check.of(
                        Req.FLT_003,
                        "what changed while the link was down is there afterwards",
                        (bench, notes) -> changed(bench, notes, bundle)),
                Check.of(
                                Req.FLT_007,
                                "answers at 90 % of the timeout are right, at 110 % the device is lost",
                                (bench, notes) -> slow(bench, notes, bundle))
                        .alone());
    }

    @Override
    public boolean isApart(Check before, Check check) {
        return true;
    }

    private static String delay(Bench bench, double share) throws NotTestedException {
        Duration timeout = LinkFacts.of(bench.candidate().statement()).timeout();
        return "delay " + Math.round(timeout.toMillis() * share);
    }

    private static void outage(Bench bench, Notes notes, String bundle, String fault, boolean isLooking)
            throws Exception {
        Course course = Course.on(bench, notes, bundle);
        HeldTruths truths = HeldTruths.take(bench, notes, course);
        int mark = course.mark();
        course.disturb(fault);
        course.awaitLeft(mark, noticed(bench, fault), "the wire was told '" + fault + "'");
        if (isLooking) {
            Duration stale = bench.candidate().descriptor().supervision().staleAfter();
            notes.require(
                    bench.patience().awaitTrue(stale.plus(course.within().offline()), truths::isNoneGood),
                    "the wire was told '" + fault + "', and values are still GOOD after "
                            + bench.patience().shown(stale.plus(course.within().offline())));
        }
        truths.change();
        course.disturb("clear");
        course.awaitBack("the wire is in order again after '" + fault + "'");
        truths.awaitShown();
        truths.requireOnlyTruth(mark, "with '" + fault + "' on the wire");
        truths.release();
    }

    /** Another device could answer on the next connection, so the session has to begin anew with it. */
    private static void reset(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.on(bench, notes, bundle);
        HeldTruths truths = HeldTruths.take(bench, notes, course);
        int mark = course.mark();
        course.disturb("drop");
        course.awaitLeft(mark, course.within().offline(), "the connection was reset");
        truths.change();
        course.awaitBack("the connection was reset");
        truths.awaitShown();
        truths.requireOnlyTruth(mark, "with a connection that was reset");
        truths.release();
    }

    /** Only silence shows that a connection is half open, so what is declared of stale values counts, too. */
    private static Duration noticed(Bench bench, String fault) {
        Duration offline = bench.candidate().statement().within().offline();
        Duration stale = bench.candidate().descriptor().supervision().staleAfter();
        return fault.equals("halfopen") ? offline.plus(stale) : offline;
    }

    private static void storm(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        String port = course.equipment().device().told("port");
        if (port.isEmpty()) {
            throw new NotTestedException("the device has no port at which attempts can be counted");
        }
        int mark = course.mark();
        course.disturb("refuse on");
        Knocks listening = bench.patience()
                .await(WINDOW, () -> Knocks.at(Integer.parseInt(port)))
                .orElseThrow(() -> new IOException("port " + port + " is taken by somebody else, so that nothing can be"
                        + " counted there; run this again"));
        try (Knocks knocks = listening) {
            boolean isStorm = bench.patience().awaitTrue(WINDOW, () -> knocks.count() > STORM);
            notes.saw("wire: " + knocks.count() + " attempts to connect in "
                    + bench.patience().shown(WINDOW));
            notes.require(
                    !isStorm,
                    "more than " + STORM + " attempts to connect within "
                            + bench.patience().shown(WINDOW) + "; the runtime alone makes about five");
            notes.require(
                    knocks.count() > 0,
                    "nobody tried to connect again within " + bench.patience().shown(WINDOW));
        }
        course.awaitLeft(mark, course.within().offline(), "the device refuses connections");
        course.disturb("clear");
        course.awaitBack("the device takes connections again");
    }

    private static void changed(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.on(bench, notes, bundle);
        HeldTruths truths = HeldTruths.take(bench, notes, course);
        int mark = course.mark();
        course.disturb("refuse on");
        course.awaitLeft(mark, course.within().offline(), "the device refuses connections");
        truths.change();
        int changed = course.mark();
        course.disturb("clear");
        course.awaitBack("the device takes connections again");
        truths.awaitShown();
        List<ParameterDescriptor> silent = new ArrayList<>(truths.parameters());
        silent.removeIf(ParameterDescriptor::isPolled);
        // What was read first is not told again when it is pushed, so a push shows only in a change that no read saw.
        for (int n = 0; n < MOST_CHANGES && !silent.isEmpty(); n++) {
            truths.change();
            truths.awaitShown();
            silent.removeIf(pushed -> isPushed(course, changed, pushed));
        }
        notes.require(
                silent.isEmpty(),
                silent.stream().map(ParameterDescriptor::id).toList()
                        + " are pushed, and nothing was pushed after the connection was made anew, in " + MOST_CHANGES
                        + " changes at the device");
        truths.release();
    }

    private static boolean isPushed(Course course, int mark, ParameterDescriptor parameter) {
        return course.rig().site().feed().since(mark, "sample").stream()
                .anyMatch(
                        sample -> sample.text("parameter").equals(parameter.id().toString())
                                && sample.text("provenance").equals("PUSHED"));
    }

    /** A machine that is itself late by as much as an answer at 90 % leaves shows nothing. */
    private static void slow(Bench bench, Notes notes, String bundle) throws Exception {
        Duration timeout = LinkFacts.of(bench.candidate().statement()).timeout();
        Duration margin = Duration.ofMillis(Math.round(timeout.toMillis() * (1 - SLOW)));
        try (Punctuality machine = Punctuality.watch(KitClock.system())) {
            try {
                answerSlowly(bench, notes, bundle);
            } catch (NotMetException failed) {
                if (machine.worst().compareTo(margin) < 0) {
                    throw failed;
                }
                throw new NotTestedException(
                        "this machine was " + machine.worst().toMillis()
                                + " ms late by itself, and nobody can tell whether that or the driver is the reason. Run this again"
                                + " where less else runs. What was seen: " + failed.getMessage());
            }
        }
    }

    /**
     * One slow answer at a time, which every call must bear; all of them, where a round of everything then takes less than the descriptor
     * declares for one call. Values must be fresh where their period and two rounds fit into what a value lasts.
     */
    private static void answerSlowly(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.on(bench, notes, bundle);
        course.equipment().device().wireLog();
        HeldTruths truths = HeldTruths.take(bench, notes, course);
        Duration answer = Duration.ofMillis(
                Math.round(LinkFacts.of(bench.candidate().statement()).timeout().toMillis() * SLOW));
        // From the start of the plugin to here, everything was asked for once.
        int requests = Passed.of(course.equipment().device().wireLog()).requests();
        int mark = course.mark();
        for (int n = 0; n < SINGLE; n++) {
            boolean isOver = course.disturbNext(delay(bench, SLOW) + " once", LONGEST_PAUSE.plus(answer));
            course.requireStayed(mark, "an answer at 90 % of the timeout");
            // Each in a call of its own, or several would be more than one call may take.
            boolean isIdle = isOver && bench.patience().awaitTrue(answer, () -> !course.isInCall());
            notes.saw("wire: one slow answer" + (isIdle ? "" : ", and the driver busy after it"));
        }
        Duration round = answer.multipliedBy(requests);
        EquipmentDescriptor.Supervision limits = bench.candidate().descriptor().supervision();
        boolean isEnough = round.compareTo(limits.callDeadline()) < 0;
        notes.saw("wire: " + requests + " requests for everything, in all " + round.toMillis() + " ms");
        if (isEnough) {
            course.disturb(delay(bench, SLOW));
        }
        truths.change();
        Set<String> untold = truths.awaitTold(mark, round, () -> course.hasLeft(mark));
        course.requireStayed(mark, "answers at 90 % of the timeout");
        notes.require(
                untold.isEmpty(),
                "answers come at 90 % of the timeout, and the feed does not tell what the device holds for " + untold);
        if (isEnough) {
            Duration left = limits.staleAfter().minus(round.multipliedBy(2));
            truths.requireNoneBad(mark, left, "although answers at 90 % of the timeout leave time enough");
        }
        int tooSlow = course.mark();
        course.disturb(delay(bench, TOO_SLOW));
        course.awaitLeft(tooSlow, course.within().offline(), "every answer comes at 110 % of the timeout");
        course.disturb("clear");
        course.awaitBack("answers come at once again");
        truths.requireOnlyTruth(mark, "with a slow device");
        truths.release();
    }
}
