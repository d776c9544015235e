package org.ferrule.conformance.contract.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.Scene;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.statement.Statement;

/** CMD-006: whatever the device is at, it can be stopped. */
public final class StopContract implements Contract {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int LATEST_MOMENT = 12;

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        EquipmentDescriptor descriptor = candidate.descriptor();
        List<CommandDescriptor> stops = descriptor.commands().values().stream()
                .filter(command -> command.risk() == Risk.SAFETY)
                .toList();
        if (stops.isEmpty()) {
            boolean hasRunning = descriptor.units().values().stream()
                    .flatMap(unit -> unit.states().stream())
                    .anyMatch(FunctionalState::isRunning);
            return descriptor.commands().isEmpty()
                    ? Stream.of()
                    : Stream.of(Check.of(Req.CMD_006, "whatever runs can be stopped", (bench, notes) -> {
                        notes.require(!hasRunning, "the descriptor has running states, and no command of risk SAFETY");
                        throw new NotApplicableException("nothing runs that could be stopped");
                    }));
        }
        return stops.stream()
                .map(stop -> Check.of(
                        Req.CMD_006,
                        stop.id(),
                        "is accepted in every running state, at any moment",
                        (bench, notes) -> stops(Scene.of(bench), notes, stop)));
    }

    @Override
    public boolean isApart(Check before, Check check) {
        return true;
    }

    private void stops(Scene scene, Notes notes, CommandDescriptor stop) throws Exception {
        List<FunctionalState> running =
                new ArrayList<>(scene.candidate().statement().states().keySet());
        running.removeIf(state -> !state.isRunning());
        running.sort(null);
        Collections.shuffle(running, notes.random());
        if (running.isEmpty()) {
            if (!scene.candidate().descriptor().units().isEmpty()) {
                throw new NotTestedException(
                        "the statement brings the device by hand to no running state; see its 'states'");
            }
            CommandTrials trials = new CommandTrials(scene, notes);
            trials.prepare(stop);
            stopped(scene, notes, stop);
        }
        Random chance = notes.random();
        for (FunctionalState state : running) {
            CommandTrials trials = new CommandTrials(scene, notes);
            trials.staging().state(state);
            await(scene, chance.nextInt(LATEST_MOMENT));
            stopped(scene, notes, stop);
            String after = trials.staging().shown(trials.staging().unit(state));
            notes.require(
                    !isRunning(after),
                    stop.id() + " is done in " + state + ", and the interface shows " + after + " afterwards");
        }
    }

    private static boolean isRunning(String state) {
        return Stream.of(FunctionalState.values())
                .anyMatch(known -> known.name().equals(state) && known.isRunning());
    }

    /** A moment that chance chooses: so many samples later. */
    private static void await(Scene scene, int samples) throws Exception {
        FeedMemory feed = scene.rig().site().feed();
        int mark = feed.mark();
        boolean unused = scene.patience()
                .awaitTrue(MOMENT, () -> feed.since(mark, "sample").size() >= samples);
    }

    private static void stopped(Scene scene, Notes notes, CommandDescriptor stop) throws Exception {
        Statement.Trial trial = CommandTrials.trial(scene, stop.id());
        Attempt attempt = Attempt.of(scene, notes, stop.id(), trial.arguments());
        boolean isOver = attempt.isOverWithin(CommandTrials.limit(stop));
        notes.require(
                isOver && attempt.phase().equals("SUCCEEDED"),
                stop.id() + " is " + attempt.phase() + " after "
                        + scene.patience().shown(CommandTrials.limit(stop)) + " instead of done: " + attempt.error());
        notes.require(
                attempt.acts(trial.act()) == 1,
                "the interface tells that " + stop.id() + " is done, and the device was asked "
                        + attempt.acts(trial.act()) + " times for '" + trial.act() + "' instead of once; all its acts: "
                        + attempt.acts());
    }
}
