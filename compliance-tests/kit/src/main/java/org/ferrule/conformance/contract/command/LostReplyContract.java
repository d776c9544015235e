package org.ferrule.conformance.contract.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Effect;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Site;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.LinkFacts;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.Scene;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.statement.Statement;

/** CMD-005: the device has acted, and its answer never comes. */
public final class LostReplyContract implements Contract {
    /** Long enough to see the act before its answer is out, and short enough for a driver that asks much before it acts. */
    private static final Duration DELAY = Duration.ofMillis(300);

    private static final Duration SLACK = Duration.ofSeconds(10);
    private static final Duration RECALLED = Duration.ofSeconds(30);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        List<CommandDescriptor> acting = candidate.descriptor().commands().values().stream()
                .filter(command -> command.effect() != Effect.QUERY)
                .toList();
        if (acting.isEmpty()) {
            return candidate.descriptor().commands().isEmpty()
                    ? Stream.of()
                    : Stream.of(Check.of(Req.CMD_005, "no command acts", (bench, notes) -> {
                        throw new NotApplicableException("every command is a query");
                    }));
        }
        List<CommandDescriptor> delicate = acting.stream()
                .filter(command -> command.effect() == Effect.NON_IDEMPOTENT)
                .toList();
        // What may be repeated can do no harm; one of it shows that an answer which is lost is noticed at all.
        return (delicate.isEmpty() ? acting.subList(0, 1) : delicate)
                .stream()
                        .map(command -> Check.of(
                                        Req.CMD_005,
                                        command.id(),
                                        "an answer that is lost leaves the outcome unknown, and nothing is repeated",
                                        (bench, notes) -> loses(Scene.of(bench), notes, command))
                                .leavingNothing());
    }

    private void loses(Scene scene, Notes notes, CommandDescriptor command) throws Exception {
        Statement.Trial trial = CommandTrials.trial(scene, command.id());
        CommandTrials trials = new CommandTrials(scene, notes);
        trials.prepare(command);
        Equipment equipment = scene.equipment();
        Duration deadline = scene.candidate().descriptor().supervision().callDeadline();
        equipment.device().wire("delay " + delayMillis(scene, deadline));
        Attempt attempt = given(scene, notes, command);
        equipment.device().wire("clear");
        notes.did("the connection was cut after the act, and the answer with it");
        boolean isOver = attempt.isOverWithin(deadline.multipliedBy(2).plus(SLACK));
        boolean mayRepeat = command.effect() == Effect.IDEMPOTENT;
        notes.require(
                isOver
                        && (attempt.phase().equals("UNKNOWN")
                                || (mayRepeat && attempt.phase().equals("SUCCEEDED"))),
                "the answer to " + command.id() + " was lost after the device had acted, and its outcome is "
                        + attempt.phase() + " instead of UNKNOWN: " + attempt.error());
        reconnect(scene, notes, equipment);
        requireOnce(notes, command, attempt, trial);
        if (attempt.phase().equals("UNKNOWN")) {
            settle(scene, notes, command, attempt);
            requireOnce(notes, command, attempt, trial);
        }
    }

    /** Whoever asks what came of it may not give it again either. */
    private static void requireOnce(Notes notes, CommandDescriptor command, Attempt attempt, Statement.Trial trial)
            throws Exception {
        long acted = attempt.acts(trial.act());
        notes.saw("device: " + attempt.acts());
        notes.require(
                acted == 1 || (command.effect() == Effect.IDEMPOTENT && acted > 1),
                command.id() + " was given once, and after the connection was back the device had been asked " + acted
                        + " times for '" + trial.act() + "'");
    }

    /** A link and a call do not wait longer for an answer because the machine is slow. */
    private static long delayMillis(Scene scene, Duration deadline) throws NotTestedException {
        long timeout = LinkFacts.of(scene.candidate().statement()).timeout().toMillis();
        return Math.min(
                scene.patience().stretched(DELAY).toMillis(), Math.min(deadline.toMillis() / 3, timeout * 3 / 4));
    }

    /** Gives it from a thread of its own, since its answer never comes, and cuts the connection once the device has acted. */
    private static Attempt given(Scene scene, Notes notes, CommandDescriptor command) throws Exception {
        Statement.Trial trial = CommandTrials.trial(scene, command.id());
        Equipment equipment = scene.equipment();
        Attempt attempt = Attempt.prepared(scene, notes, command.id());
        FutureTask<Attempt> given = new FutureTask<>(() -> {
            attempt.give(trial.arguments());
            return attempt;
        });
        new Thread(given, "giver").start();
        try {
            boolean hasActed = scene.patience()
                    .awaitTrue(CommandTrials.limit(command), () -> attempt.acts(trial.act()) > 0 || given.isDone());
            notes.require(
                    hasActed && attempt.acts(trial.act()) > 0,
                    "the device was never asked for '" + trial.act() + "': " + attempt.error());
        } finally {
            equipment.device().wire("drop");
        }
        return given.get(
                scene.patience().stretched(CommandTrials.limit(command)).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void reconnect(Scene scene, Notes notes, Equipment equipment) throws Exception {
        Duration online = scene.candidate().statement().within().online();
        notes.require(
                equipment.awaitOnline(online),
                "the device can be reached again, and is not ONLINE after "
                        + scene.patience().shown(online));
        int told = scene.rig().site().feed().mark();
        boolean isHeard = scene.patience()
                .awaitTrue(
                        online,
                        () -> !scene.rig().site().feed().since(told, "sample").isEmpty());
        notes.require(isHeard, "nothing is read from the device after it was ONLINE again");
    }

    private static void settle(Scene scene, Notes notes, CommandDescriptor command, Attempt attempt) throws Exception {
        CommandTrials trials = new CommandTrials(scene, notes);
        if (command.isRecallable()) {
            trials.staging().perform(CommandTrials.trial(scene, command.id()).meanwhile());
            notes.require(
                    scene.patience().awaitTrue(RECALLED, () -> isSettled(attempt)),
                    command.id() + " is declared recallable, and is still UNKNOWN "
                            + scene.patience().shown(RECALLED) + " after the device was back");
        } else {
            ObjectNode found = JsonNodeFactory.instance
                    .objectNode()
                    .put("wasExecuted", true)
                    .put("evidence", "the simulated device counts one act");
            var answer = scene.rig()
                    .site()
                    .send(Site.SUPERVISOR, "POST", "/api/v1/requests/" + attempt.request() + "/reconcile", found);
            notes.require(
                    answer.isSuccess() && isSettled(attempt),
                    command.id() + " was reconciled, and is " + attempt.phase() + ": " + answer.body());
        }
        notes.saw("interface: " + attempt.phase() + " "
                + attempt.answer().path("step").asText());
    }

    private static boolean isSettled(Attempt attempt) throws Exception {
        return !attempt.now().path("phase").asText().equals("UNKNOWN")
                || attempt.answer().path("step").asText().startsWith("reconciled");
    }
}
