package org.ferrule.conformance.contract.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.witness.DeedSeen;

/** TIM: periods, deadlines, interrupts, closing. */
public final class TimingContract implements Contract {
    private static final int ROUNDS = 3;
    private static final double TENTH_MORE = 1.1;
    /** Of a period: its half, because whoever is read late once is read in time the next time. */
    private static final double TOLERANCE = 1.5;

    private static final Duration HANDLING = Duration.ofMillis(400);
    private static final Duration INTERRUPT = Duration.ofMillis(1_100);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        String bundle = plugin.symbolicName();
        return Stream.of(
                Check.of(
                        Req.TIM_002,
                        "each change is sampled within the declared period",
                        (bench, notes) -> period(bench, notes, bundle)),
                Check.of(
                        Req.TIM_001,
                        "calls to a device that is silent end by their deadlines",
                        (bench, notes) -> deadline(bench, notes, bundle)),
                Check.of(
                        Req.TIM_003,
                        "the plugin lets go in time, at work and while it waits for an answer",
                        (bench, notes) -> stop(bench, notes, bundle)),
                Check.of(
                        Req.TIM_004,
                        "a call that is interrupted returns within a second",
                        (bench, notes) -> interrupt(bench, notes, bundle)));
    }

    private static void period(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.on(bench, notes, bundle);
        HeldTruths truths = HeldTruths.take(bench, notes, course);
        for (int round = 0; round < ROUNDS; round++) {
            // All were read just now, so that the first round waits a whole period of each; the others are for those
            // with short ones.
            List<ParameterDescriptor> looked = round == 0 ? truths.parameters() : truths.quick();
            int mark = course.mark();
            truths.change();
            Instant changed = course.clock().instant();
            truths.awaitShown(looked);
            for (ParameterDescriptor parameter : looked) {
                Optional<Instant> sampled = sampled(course, mark, parameter, truths);
                if (sampled.isPresent()) {
                    requireSoon(bench, notes, parameter, Duration.between(changed, sampled.get()));
                }
            }
        }
        notes.saw("interface: every change within one period of its parameter");
        truths.release();
    }

    private static Optional<Instant> sampled(Course course, int mark, ParameterDescriptor parameter, HeldTruths truths)
            throws Exception {
        return course.rig().site().feed().since(mark, "sample").stream()
                .filter(sample -> sample.text("parameter").equals(parameter.id().toString()))
                .filter(sample -> HeldTruths.isSame(sample.json().path("value").asDouble(), truths.held(parameter)))
                .map(sample -> Instant.parse(sample.text("acquiredTime")))
                .findFirst();
    }

    private static void requireSoon(Bench bench, Notes notes, ParameterDescriptor parameter, Duration after)
            throws Exception {
        Duration every = parameter.acquisition().every();
        Duration most =
                Duration.ofMillis(Math.round(every.toMillis() * TOLERANCE)).plus(HANDLING);
        notes.require(
                after.compareTo(bench.patience().stretched(most)) <= 0,
                parameter.id() + " is to be sampled every " + every.toMillis()
                        + " ms, and a change at the device was sampled " + after.toMillis() + " ms later");
    }

    private static void deadline(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        int mark = course.mark();
        course.disturb("blackhole on");
        Optional<ParameterDescriptor> writable = bench.candidate().descriptor().parameters().values().stream()
                .filter(ParameterDescriptor::isWritable)
                .filter(parameter -> parameter.domain().range().isPresent())
                .findFirst();
        if (writable.isPresent()) {
            write(bench, notes, course, writable.get());
        }
        EquipmentDescriptor.Supervision limits = bench.candidate().descriptor().supervision();
        Duration failed = course.within().offline().plus(limits.callDeadline());
        bench.patience().awaitTrue(failed, () -> course.hasBeen(mark, "DISCONNECTED"));
        notes.require(
                !course.hasBeen(mark, "UNRESPONSIVE"),
                "a call of the driver did not return by its deadline of "
                        + limits.callDeadline().toMillis() + " ms, nor after it was interrupted: "
                        + course.equipment().view().path("reason").asText());
        course.awaitLeft(mark, failed, "nothing passes on the wire");
        course.disturb("clear");
        course.awaitBack("the wire is in order again");
    }

    private static void write(Bench bench, Notes notes, Course course, ParameterDescriptor parameter) throws Exception {
        Duration verify = parameter
                .verification()
                .map(ParameterDescriptor.Verification::within)
                .orElse(Duration.ZERO);
        Duration declared =
                bench.candidate().descriptor().supervision().callDeadline().plus(verify);
        Duration most =
                Duration.ofMillis(Math.round(declared.toMillis() * TENTH_MORE)).plus(HANDLING);
        double low = parameter.domain().range().orElseThrow().low();
        Instant began = course.clock().instant();
        String phase = course.equipment()
                .write(parameter.id(), Double.toString(low), parameter.domain().unit())
                .path("phase")
                .asText();
        Duration took = Duration.between(began, course.clock().instant());
        notes.did("wrote " + parameter.id());
        notes.saw("interface: " + phase + " after " + took.toMillis() + " ms");
        notes.require(
                took.compareTo(bench.patience().stretched(most)) <= 0,
                "a write of " + parameter.id() + " to a silent device is to end within " + most.toMillis()
                        + " ms, a tenth of tolerance included, and took " + took.toMillis() + " ms");
    }

    private static void stop(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        requireShort(bench, notes, course, "at work");
        course.start();
        course.awaitBack("the plugin was started anew");
        course.disturb("blackhole on");
        bench.patience().awaitTrue(course.within().offline(), course::isInCall);
        requireShort(bench, notes, course, "while it waits for an answer");
        course.disturb("clear");
        course.start();
        course.awaitBack("the plugin was started anew");
    }

    /** The runtime lets go itself of a driver that does not: then the bundle is stopped in time, and the driver not yet out of its call. */
    private static void requireShort(Bench bench, Notes notes, Course course, String when) throws Exception {
        Duration most = bench.candidate().statement().within().stop();
        DeedSeen deed = course.stop();
        boolean isInCall = course.isInCall();
        notes.saw("process: the bundle stopped " + when + " in " + deed.millis() + " ms"
                + (isInCall ? ", and its driver did not" : ""));
        notes.require(
                !isInCall && deed.millis() <= bench.patience().stretched(most).toMillis(),
                "the plugin, stopped " + when + ", is to let go within "
                        + bench.patience().shown(most) + ", and took " + deed.millis() + " ms"
                        + (isInCall ? ", after which a call of the driver still went on" : ""));
    }

    private static void interrupt(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        int mark = course.mark();
        course.disturb("blackhole on");
        if (!bench.patience().awaitTrue(course.within().offline(), course::isInCall)) {
            throw new IllegalStateException("no call of the driver was seen although nothing passes on the wire");
        }
        int interrupted = course.witness().interrupt(course.lane());
        notes.did("interrupted " + interrupted + " thread in a call of the driver");
        notes.require(
                bench.patience().awaitTrue(INTERRUPT, () -> course.hasLeft(mark) || !course.isInCall()),
                "a call of the driver was interrupted, and goes on after "
                        + bench.patience().shown(INTERRUPT));
        course.awaitLeft(mark, course.within().offline(), "nothing passes on the wire");
        course.disturb("clear");
        course.awaitBack("the wire is in order again");
    }
}
