package org.ferrule.conformance.contract.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.Scene;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.statement.Statement;

/** CMD: each command does once what it says and ends once, the wrong state refuses it, and the device's refusal comes through. */
public final class CommandContract implements Contract {
    private static final Duration REFUSED = Duration.ofSeconds(20);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        EquipmentDescriptor descriptor = candidate.descriptor();
        if (descriptor.commands().isEmpty()) {
            return Stream.of(Req.CMD_001, Req.CMD_003, Req.CMD_005, Req.CMD_006, Req.CMD_008)
                    .map(CommandContract::none);
        }
        Stream<Check> ends = descriptor.commands().values().stream()
                .map(command -> Check.of(
                                Req.CMD_001,
                                command.id(),
                                "is done once, and ends once",
                                (bench, notes) -> runs(Scene.of(bench), notes, command))
                        .leavingNothing());
        return Stream.of(ends, matrix(candidate), refusals(candidate)).flatMap(checks -> checks);
    }

    /** What is refused needs nothing of what was done before, and may take as long again. */
    @Override
    public boolean isApart(Check before, Check check) {
        return !before.requirements().equals(check.requirements())
                && !check.requirements().contains(Req.CMD_001);
    }

    private static Check none(String requirement) {
        return Check.of(requirement, "there are no commands", (bench, notes) -> {
            throw new NotApplicableException("the descriptor declares no command");
        });
    }

    private void runs(Scene scene, Notes notes, CommandDescriptor command) throws Exception {
        Statement.Trial trial = CommandTrials.trial(scene, command.id());
        CommandTrials trials = new CommandTrials(scene, notes);
        Attempt attempt = trials.give(command);
        notes.require(
                attempt.isOverWithin(CommandTrials.limit(command)),
                command.id() + " has no end after " + scene.patience().shown(CommandTrials.limit(command)) + "; it is "
                        + attempt.phase());
        notes.saw("device: " + attempt.acts());
        long acted = attempt.acts(trial.act());
        if (command.effect() == CommandDescriptor.Effect.QUERY) {
            attempt.requireNoAct(command.id() + " is a query");
        } else {
            notes.require(
                    acted == 1,
                    "the interface tells that " + command.id() + " ended " + attempt.phase()
                            + ", and the device was asked " + acted + " times instead of once for '" + trial.act()
                            + "'; all its acts: " + attempt.acts());
        }
        notes.require(
                attempt.phase().equals("SUCCEEDED"),
                command.id() + " ended " + attempt.phase() + " instead of SUCCEEDED: " + attempt.error());
        attempt.requireOneEnd();
    }

    private Stream<Check> matrix(Candidate candidate) {
        boolean isAnyBound = candidate.descriptor().commands().values().stream()
                .anyMatch(command -> !command.conditions().states().isEmpty());
        if (!isAnyBound) {
            return Stream.of(Check.of(Req.CMD_003, "no command needs a state", (bench, notes) -> {
                throw new NotApplicableException("the descriptor binds no command to a state");
            }));
        }
        TreeSet<FunctionalState> states =
                new TreeSet<>(candidate.statement().states().keySet());
        if (states.isEmpty()) {
            return Stream.of(Check.of(Req.CMD_003, "a command needs its state", (bench, notes) -> {
                throw new NotTestedException("the statement does not say under 'states' how a state is brought about");
            }));
        }
        Stream<Check> free = candidate.descriptor().commands().values().stream()
                .filter(command -> command.conditions().states().isEmpty())
                .map(command -> Check.of(Req.CMD_003, command.id(), "needs no state", (bench, notes) -> {
                    throw new NotApplicableException("the descriptor allows " + command.id() + " in every state");
                }));
        Stream<Check> bound = states.stream()
                .map(state -> Check.of(
                        Req.CMD_003,
                        state,
                        "whatever is not allowed in this state is refused",
                        (bench, notes) -> refusesIn(Scene.of(bench), notes, state)));
        return Stream.concat(bound, free);
    }

    private void refusesIn(Scene scene, Notes notes, FunctionalState state) throws Exception {
        CommandTrials trials = new CommandTrials(scene, notes);
        trials.staging().state(state);
        int tried = 0;
        for (CommandDescriptor command :
                scene.candidate().descriptor().commands().values()) {
            boolean isBound = !command.conditions().states().isEmpty();
            if (isBound && !command.conditions().states().contains(state)) {
                refuses(scene, notes, command, state);
                notes.require(
                        !trials.isEnabled(command.id()),
                        "the interface refuses " + command.id() + " in " + state
                                + ", and names it among the enabled commands");
                tried++;
            }
        }
        if (tried == 0) {
            throw new NotApplicableException("every command is allowed in " + state);
        }
    }

    private static void refuses(Scene scene, Notes notes, CommandDescriptor command, FunctionalState state)
            throws Exception {
        Map<String, String> arguments = CommandTrials.trial(scene, command.id()).arguments();
        Attempt attempt = Attempt.of(scene, notes, command.id(), arguments);
        boolean isOver = attempt.isOverWithin(REFUSED);
        boolean isRefused = isOver && attempt.phase().equals("REJECTED");
        notes.require(
                isRefused && !attempt.error().isEmpty(),
                command.id() + " is not allowed in " + state + ", and was not refused with a reason but is "
                        + attempt.phase() + " " + attempt.error());
        String code = attempt.answer().path("error").path("code").asText();
        notes.require(
                List.of("INVALID_STATE", "LOCAL_CONTROL").contains(code),
                command.id() + " is not allowed in " + state + ", and was refused for another reason: "
                        + attempt.error());
        attempt.requireNoAct(command.id() + " was refused in " + state);
    }

    private Stream<Check> refusals(Candidate candidate) {
        List<CommandDescriptor> refusable = candidate.descriptor().commands().values().stream()
                .filter(command -> Optional.ofNullable(
                                candidate.statement().commands().get(command.id()))
                        .filter(trial -> !trial.refusal().isEmpty())
                        .isPresent())
                .toList();
        if (refusable.isEmpty()) {
            return Stream.of(Check.of(Req.CMD_008, "a refusal keeps its code", (bench, notes) -> {
                throw new NotTestedException(
                        "the statement says of no command, under 'refusal' and 'code', how the device" + " refuses it");
            }));
        }
        return refusable.stream()
                .map(command -> Check.of(
                        Req.CMD_008,
                        command.id(),
                        "the device's refusal keeps its code",
                        (bench, notes) -> keepsCode(Scene.of(bench), notes, command)));
    }

    private void keepsCode(Scene scene, Notes notes, CommandDescriptor command) throws Exception {
        Statement.Trial trial = CommandTrials.trial(scene, command.id());
        CommandTrials trials = new CommandTrials(scene, notes);
        trials.prepare(command);
        trials.staging().perform(List.of(trial.refusal()));
        notes.did("by hand: " + trial.refusal());
        Attempt attempt = Attempt.of(scene, notes, command.id(), trial.arguments());
        boolean isOver = attempt.isOverWithin(CommandTrials.limit(command));
        notes.saw("device: " + attempt.acts());
        boolean isRefused = isOver && List.of("REJECTED", "FAILED").contains(attempt.phase());
        notes.require(isRefused, "the device refuses " + command.id() + ", and it is " + attempt.phase());
        String code = attempt.answer().path("error").path("code").asText();
        String deviceCode = attempt.answer().path("error").path("deviceCode").asText();
        notes.require(
                code.equals("DEVICE") && deviceCode.equals(trial.code()),
                "the device refuses " + command.id() + " with " + trial.code() + ", and the interface tells " + code
                        + " with the device's code '" + deviceCode + "'");
    }
}
