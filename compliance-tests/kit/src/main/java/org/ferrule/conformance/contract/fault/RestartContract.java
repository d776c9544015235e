package org.ferrule.conformance.contract.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.KitClock;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.bench.Site;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** FLT: devices and runtimes that start anew in the middle of something. */
public final class RestartContract implements Contract {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String ON_COMMAND = "reboot on-command";
    /** What may be said of a command in whose middle the device restarted. */
    private static final Set<String> HONEST = Set.of("UNKNOWN", "FAILED");
    /** And when the device, back again, was asked. */
    private static final Set<String> UNDONE = Set.of("UNKNOWN", "FAILED", "CANCELLED");

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        String bundle = plugin.symbolicName();
        return Stream.of(
                Check.of(
                        Req.FLT_012,
                        "a command during which the runtime was killed is not given again",
                        RestartContract::killed),
                Check.of(
                        Req.FLT_008,
                        "a command during which the device restarts has no success, and is not given again",
                        (bench, notes) -> rebooted(bench, notes, bundle)));
    }

    private static void killed(Bench bench, Notes notes) throws Exception {
        CommandUnderWay.longest(bench.candidate());
        try {
            Rig rig = bench.rig();
            Site site = rig.site();
            CommandUnderWay command = CommandUnderWay.begin(bench, notes, rig, "");
            site.kill();
            notes.did("kill -9 of the runtime");
            List<String> before = command.acts();
            site.restart();
            Duration online = bench.candidate().statement().within().online();
            notes.require(
                    rig.equipment().get(0).awaitOnline(online),
                    "after the runtime started again the equipment is not ONLINE within "
                            + bench.patience().shown(online) + ": "
                            + rig.equipment().get(0).view().path("reason").asText());
            command.awaitRecalled(bench);
            requireNoRepetition(notes, command, before);
            notes.saw("interface: " + command.command().id() + " is " + command.phase());
        } finally {
            // The device may be at it still, and would refuse the next command.
            bench.discard();
        }
    }

    private static void rebooted(Bench bench, Notes notes, String bundle) throws Exception {
        CommandUnderWay.longest(bench.candidate());
        boolean isSettled = false;
        try {
            Course course = Course.begin(bench, notes, bundle);
            boolean isOnCommand =
                    course.equipment().device().ask("faults").toString().contains(ON_COMMAND);
            CommandUnderWay command = CommandUnderWay.begin(bench, notes, course.rig(), isOnCommand ? ON_COMMAND : "");
            if (!isOnCommand) {
                course.equipment().device().order("reboot");
                requireMiddle(command, KitClock.system().instant());
                notes.did("the device restarted");
            }
            List<String> before = command.acts();
            Duration limit = min(command.command().timing().timeout(), LONGEST);
            notes.require(
                    bench.patience().awaitTrue(limit, () -> !command.isOpen()),
                    command.command().id() + " is still " + command.phase() + " "
                            + bench.patience().shown(limit) + " after the device restarted");
            requireHonest(notes, command, HONEST);
            course.awaitBack("the device has restarted");
            command.awaitRecalled(bench);
            requireHonest(notes, command, UNDONE);
            requireNoRepetition(notes, command, before);
            isSettled = command.isSettled();
        } finally {
            if (!isSettled) {
                bench.discard();
            }
        }
    }

    private static void requireHonest(Notes notes, CommandUnderWay command, Set<String> honest) throws Exception {
        String phase = command.phase();
        notes.saw("interface: " + command.command().id() + " is " + phase);
        notes.require(
                honest.contains(phase),
                "the device restarted in the middle of " + command.command().id()
                        + ", so that its outcome is UNKNOWN or FAILED; the interface says " + phase);
    }

    private static void requireMiddle(CommandUnderWay command, Instant restarted) throws Exception {
        if (command.wasOverBefore(restarted)) {
            throw new NotApplicableException(
                    command.command().id() + " is the longest command, and over before the device can restart in it");
        }
    }

    private static void requireNoRepetition(Notes notes, CommandUnderWay command, List<String> before)
            throws Exception {
        List<String> repeated = CommandUnderWay.repeated(before, command.acts());
        notes.saw("device: " + command.acts());
        notes.require(
                repeated.isEmpty(),
                command.command().id() + " was given once, and the device was asked again for " + repeated);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
