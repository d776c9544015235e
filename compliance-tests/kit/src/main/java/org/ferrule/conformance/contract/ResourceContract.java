package org.ferrule.conformance.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.conformance.witness.HeapSeen;
import org.ferrule.conformance.witness.OutputSeen;
import org.ferrule.conformance.witness.RuntimeWitness;
import org.ferrule.conformance.witness.ThreadSeen;

/** RES: a driver takes little and gives everything back. */
public final class ResourceContract implements Contract {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final int WARM_THINGS = 100;
    private static final double MOST_OF_A_CORE = 0.01;
    private static final Pattern NAMELESS = Pattern.compile("Thread-\\d+|pool-\\d+-thread-\\d+|Timer-\\d+");
    private static final int FLOODS = 5;
    private static final int FLOOD = 2000;
    private static final Duration TAKEN = Duration.ofSeconds(20);
    private static final long MOST_GROWTH = 6_000_000;

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        String bundle = plugin.symbolicName();
        Lives lives = new Lives(plugin);
        return Stream.of(
                Check.of(
                        Req.RES_002,
                        "threads that run are named daemons",
                        (bench, notes) -> running(bench, notes, bundle)),
                Check.of(
                        Req.RES_006,
                        "an idle device costs less than 1 % of a core",
                        (bench, notes) -> idle(bench, notes, bundle)),
                Check.of(Req.RES_007, "nothing is printed", (bench, notes) -> quiet(bench, notes, bundle)),
                Check.of(Req.RES_005, "memory does not grow under a flood of events", ResourceContract::flood),
                Check.of(
                        Req.RES_008,
                        "installing, starting, stopping and removing works " + Lives.TIMES + " times",
                        (bench, notes) -> lives.on(bench, notes, Req.RES_008).requireDeeds(notes)),
                Check.of(
                        Req.RES_001,
                        "a removed plugin's class loader is collected",
                        (bench, notes) -> lives.on(bench, notes, Req.RES_001).requireCollected(notes)),
                Check.of(
                        Req.RES_002,
                        "no thread survives",
                        (bench, notes) -> lives.on(bench, notes, Req.RES_002).requireNoThread(notes)),
                Check.of(
                        Req.RES_003,
                        "no socket and no file survives",
                        (bench, notes) -> lives.on(bench, notes, Req.RES_003).requireClosed(notes)),
                Check.of(
                        Req.RES_004,
                        "no service and no listener survives",
                        (bench, notes) -> lives.on(bench, notes, Req.RES_004).requireNoStray(notes)));
    }

    private static RuntimeWitness witness(Rig rig) {
        return rig.site().process().witness();
    }

    private static void running(Bench bench, Notes notes, String bundle) throws Exception {
        for (ThreadSeen thread : witness(bench.rig()).threads()) {
            if (thread.runs(bundle)) {
                notes.saw("the process: thread '" + thread.name() + "'");
                notes.require(thread.isDaemon(), "thread '" + thread.name() + "' of the plugin is no daemon");
                notes.require(
                        !NAMELESS.matcher(thread.name()).matches(),
                        "thread '" + thread.name() + "' of the plugin has no name of its own");
            }
        }
    }

    /** Counts the threads that work for the equipment, whoever made them. */
    private static void idle(Bench bench, Notes notes, String bundle) throws Exception {
        Equipment equipment = bench.equipment();
        RuntimeWitness witness = witness(bench.rig());
        FeedMemory feed = bench.rig().site().feed();
        // What runs for the first times costs more than what it does for the rest of the day.
        bench.patience().awaitTrue(WARM, () -> feed.mark() > WARM_THINGS);
        long began = feed.mark();
        Map<Long, Long> before = cpu(witness, bundle, equipment.id());
        bench.patience().awaitTrue(IDLE, () -> false);
        double elapsed = bench.patience().stretched(IDLE).toNanos();
        Map<Long, Long> after = cpu(witness, bundle, equipment.id());
        double used = after.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
        double share = used / elapsed;
        notes.did("nothing for " + bench.patience().shown(IDLE) + ", " + (feed.mark() - began) + " things in the feed");
        notes.saw(String.format(Locale.ROOT, "the process: %.2f %% of a core", share * 100));
        notes.require(
                share < MOST_OF_A_CORE,
                String.format(
                        Locale.ROOT, "an idle device costs %.1f %% of a core; at most 1 %% is allowed", share * 100));
    }

    private static Map<Long, Long> cpu(RuntimeWitness witness, String bundle, String equipment) throws IOException {
        Map<Long, Long> nanos = new HashMap<>();
        for (ThreadSeen thread : witness.threads()) {
            if (thread.concerns(bundle) || thread.name().contains(equipment)) {
                nanos.put(thread.id(), thread.cpuNanos());
            }
        }
        return nanos;
    }

    private static void quiet(Bench bench, Notes notes, String bundle) throws Exception {
        List<String> printed = new ArrayList<>();
        for (OutputSeen output : witness(bench.rig()).output()) {
            if (output.isPrintedBy(bundle)) {
                printed.add(output.text().strip());
            }
        }
        notes.saw("the process: " + printed.size() + " prints of the plugin");
        notes.require(printed.isEmpty(), "the plugin prints instead of logging: " + printed);
    }

    private static void flood(Bench bench, Notes notes) throws Exception {
        Equipment equipment = bench.equipment();
        if (!equipment.device().obeys("burst")) {
            throw new NotApplicableException("the device tells nothing by itself");
        }
        HeapSeen first = flooded(bench);
        HeapSeen last = first;
        for (int n = 1; n < FLOODS; n++) {
            last = flooded(bench);
        }
        long growth = last.usedBytes() - first.usedBytes();
        notes.did("burst " + FLOOD + ", " + FLOODS + " times");
        notes.saw("the process: " + first.usedBytes() + " bytes after the first, " + last.usedBytes()
                + " after the last");
        notes.require(
                growth < MOST_GROWTH,
                "the heap grew by " + growth + " bytes in " + (FLOODS - 1) + " floods; at most " + MOST_GROWTH
                        + " are allowed");
    }

    /** The heap when the driver has taken the flood in; where nobody says how its last event is known, when it was let loose. */
    private static HeapSeen flooded(Bench bench) throws Exception {
        Rig rig = bench.rig();
        Statement.Events events = bench.candidate().statement().events();
        int mark = rig.site().feed().mark();
        bench.equipment().device().order("burst " + FLOOD);
        if (!events.text().isEmpty()) {
            String all = Integer.toString(FLOOD);
            String last = events.text().replace("{n}", all).replace("{i}", all);
            boolean unused = bench.patience()
                    .awaitTrue(
                            TAKEN,
                            () -> rig.site().feed().since(mark, "device").stream()
                                    .anyMatch(event -> event.text("text").contains(last)
                                            || (!events.overflow().isEmpty()
                                                    && event.text("code").equals(events.overflow()))));
        }
        return witness(rig).heap();
    }
}
