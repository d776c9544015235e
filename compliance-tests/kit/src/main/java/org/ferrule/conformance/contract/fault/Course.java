package org.ferrule.conformance.contract.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.KitClock;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.contract.Attachment;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.conformance.witness.DeedSeen;
import org.ferrule.conformance.witness.RuntimeWitness;
import org.ferrule.launcher.client.NoSiteException;

/** The course of one equipment's connection through a disturbance. */
final class Course {
    /** After which the runtime forgets earlier failures and connects at once; a little longer than that. */
    private static final Duration STABLE = Duration.ofSeconds(6);

    private static final String INTERPRETER = "org.ferrule.plugin.registermap";
    private static final String CONNECTION = "CONNECTION";

    private final InstantSource clock = KitClock.system();
    private final Bench bench;
    private final Notes notes;
    private final String plugin;
    private final Rig rig;
    private final Equipment equipment;

    /**
     * Begins with equipment that is ONLINE and whose earlier failures are forgotten, so that what comes now is not slow because of them.
     *
     * @param plugin the bundle's symbolic name
     */
    static Course begin(Bench bench, Notes notes, String plugin) throws Exception {
        Course course = new Course(bench, notes, plugin);
        if (course.clock
                .instant()
                .isBefore(Instant.parse(course.equipment.view().path("since").asText())
                        .plus(STABLE))) {
            course.renew();
        }
        return course;
    }

    /** Begins with equipment as the bench has it, ONLINE; {@link HeldTruths#take} starts the plugin anew. */
    static Course on(Bench bench, Notes notes, String plugin) throws Exception {
        return new Course(bench, notes, plugin);
    }

    private Course(Bench bench, Notes notes, String plugin) throws IOException, NoSiteException {
        this.bench = bench;
        this.notes = notes;
        this.plugin = plugin;
        this.rig = bench.rig();
        this.equipment = rig.equipment().get(0);
    }

    /** What it runs on. */
    Rig rig() {
        return rig;
    }

    Equipment equipment() {
        return equipment;
    }

    InstantSource clock() {
        return clock;
    }

    Statement.Limits within() {
        return bench.candidate().statement().within();
    }

    /** Sees into the runtime. */
    RuntimeWitness witness() throws IOException, NoSiteException {
        return rig.site().process().witness();
    }

    /** Disturbs the wire. */
    void disturb(String fault) throws IOException {
        equipment.device().wire(fault);
        notes.did("wire: " + fault);
    }

    /** Disturbs the next answer, and waits until it is over: one has passed, or the connection was lost over it; false if neither. */
    boolean disturbNext(String fault, Duration limit) throws IOException, NoSiteException {
        int mark = mark();
        disturb(fault);
        List<JsonNode> passed = new ArrayList<>();
        return bench.patience().awaitTrue(limit, () -> {
            passed.addAll(equipment.device().wireLog());
            return Passed.of(passed).isAnsweredSince() || hasLeft(mark);
        });
    }

    /** To look from in the feed. */
    int mark() throws IOException, NoSiteException {
        return rig.site().feed().mark();
    }

    /** Whether it was anything but ONLINE since then, however shortly. */
    boolean hasLeft(int mark) throws IOException, NoSiteException {
        return rig.site().feed().since(mark, "state").stream().anyMatch(this::isLeaving);
    }

    private boolean isLeaving(FeedMemory.Event event) {
        return event.text("variable").equals(CONNECTION)
                && event.text("equipment").equals(equipment.id())
                && event.text("from").equals("ONLINE");
    }

    /** Whether it came into a state of connection since then. */
    boolean hasBeen(int mark, String state) throws IOException, NoSiteException {
        return rig.site().feed().since(mark, "state").stream()
                .anyMatch(event -> event.text("variable").equals(CONNECTION)
                        && event.text("equipment").equals(equipment.id())
                        && event.text("to").equals(state));
    }

    /** Demands that it leaves ONLINE. */
    void awaitLeft(int mark, Duration limit, String disturbance) throws Exception {
        notes.require(
                bench.patience().awaitTrue(limit, () -> hasLeft(mark)),
                disturbance + ", and the equipment is still ONLINE after "
                        + bench.patience().shown(limit));
        notes.saw("interface: left ONLINE, " + equipment.view().path("reason").asText());
    }

    /** Demands that it stayed ONLINE. */
    void requireStayed(int mark, String disturbance) throws Exception {
        notes.require(
                !hasLeft(mark),
                disturbance + " should do no harm, and the equipment left ONLINE: "
                        + equipment.view().path("reason").asText());
        notes.saw("interface: ONLINE all the time");
    }

    /** Demands that it comes back by itself; what the runtime still waits before its next attempt is not the plugin's. */
    void awaitBack(String after) throws Exception {
        Duration limit = within().online().plus(untilRetry());
        notes.require(
                equipment.awaitOnline(limit),
                after + ", and the equipment is not ONLINE after "
                        + bench.patience().shown(limit) + ": "
                        + equipment.view().path("reason").asText());
    }

    private Duration untilRetry() throws IOException, NoSiteException {
        String retry = equipment.view().path("nextRetry").asText("");
        if (retry.isEmpty() || retry.equals("null")) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), Instant.parse(retry));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Starts the plugin anew if it has lost its connection, so that nobody waits for the runtime's next attempt. */
    void hurry() throws Exception {
        if (!equipment.connection().equals("ONLINE")) {
            attachment().renew();
        }
    }

    /** The name of the thread on which the runtime calls the driver. */
    String lane() {
        return "ferrule-lane-" + equipment.id();
    }

    /** Whether it is in the driver now. */
    boolean isInCall() throws IOException, NoSiteException {
        return witness().threads().stream()
                .filter(thread -> thread.name().equals(lane()))
                .anyMatch(thread -> thread.stackBundles().contains(plugin)
                        || thread.stackBundles().contains(INTERPRETER));
    }

    /** Puts the wall clock of the runtime's process. */
    void step(Duration ahead) throws IOException, NoSiteException {
        witness().step(ahead, rig.directory());
    }

    /** Stops the plugin's bundle and starts it again, which makes it forget earlier failures and ask for everything. */
    void renew() throws Exception {
        attachment().renew();
        awaitBack("the plugin was started anew");
    }

    /** Stops the plugin's bundle; how long that took. */
    DeedSeen stop() throws Exception {
        return attachment().stop();
    }

    /** Starts it. */
    void start() throws Exception {
        attachment().start();
    }

    private Attachment attachment() {
        return Attachment.of(rig, plugin, bench.patience());
    }
}
