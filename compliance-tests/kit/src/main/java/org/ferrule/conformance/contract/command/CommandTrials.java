package org.ferrule.conformance.contract.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Effect;
import org.ferrule.api.descriptor.Interlock;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Value;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.Scene;
import org.ferrule.conformance.contract.Staging;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.launcher.client.NoSiteException;

/** Gives commands as the statement says, from where they are possible. */
public final class CommandTrials {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration SENT = Duration.ofSeconds(20);

    private final Scene scene;
    private final Notes notes;
    private final Staging staging;
    private final Patience patience;

    /** In the scene of one check. */
    public CommandTrials(Scene scene, Notes notes) throws IOException, NoSiteException {
        this.scene = scene;
        this.notes = notes;
        this.staging = new Staging(scene, notes);
        this.patience = scene.patience();
    }

    Staging staging() {
        return staging;
    }

    /** How the statement tries a command. */
    public static Statement.Trial trial(Scene scene, CommandId command) throws NotTestedException {
        Statement.Trial trial = scene.candidate().statement().commands().get(command);
        if (trial == null) {
            throw new NotTestedException("the statement does not say under commands." + command + " how it is tried");
        }
        return trial;
    }

    /** Brings the device to where a command is possible, and waits until the site allows it. */
    public void prepare(CommandDescriptor command) throws Exception {
        List<CommandId> first = new ArrayList<>();
        collect(command.id(), first);
        stage(first.isEmpty() ? command : declared(first.get(0)));
        for (CommandId earlier : first) {
            if (!earlier.equals(first.get(0))) {
                staging.perform(trial(scene, earlier).before());
            }
            requirePossible(declared(earlier));
            Attempt attempt = given(earlier);
            notes.require(
                    attempt.isOverWithin(limit(declared(earlier)))
                            && attempt.phase().equals("SUCCEEDED"),
                    earlier + " comes before " + command.id() + ", and ended " + attempt.phase() + ": "
                            + attempt.error());
        }
        if (!first.isEmpty()) {
            staging.perform(trial(scene, command.id()).before());
        }
        requirePossible(command);
    }

    /** What comes before a command, and before that, in order. */
    private void collect(CommandId command, List<CommandId> first) throws NotTestedException {
        for (CommandId earlier : trial(scene, command).after()) {
            if (!first.contains(earlier)) {
                collect(earlier, first);
                first.add(earlier);
            }
        }
    }

    private CommandDescriptor declared(CommandId id) throws NotTestedException {
        return scene.candidate()
                .descriptor()
                .command(id)
                .orElseThrow(() -> new NotTestedException("there is no command " + id));
    }

    private void stage(CommandDescriptor command)
            throws IOException, NoSiteException, NotMetException, NotTestedException {
        Statement statement = scene.candidate().statement();
        List<String> before = trial(scene, command.id()).before();
        if (!before.isEmpty()) {
            staging.atRest();
            staging.perform(before);
            notes.did("by hand: " + before);
        } else if (command.conditions().states().isEmpty()) {
            staging.atRest();
        } else {
            Optional<FunctionalState> state = List.of(FunctionalState.values()).stream()
                    .filter(command.conditions().states()::contains)
                    .filter(statement.states()::containsKey)
                    .findFirst();
            staging.state(state.orElseThrow(
                    () -> new NotTestedException("the statement brings the device by hand to none" + " of "
                            + command.conditions().states() + ", which " + command.id() + " needs; see its 'states'")));
        }
    }

    private void requirePossible(CommandDescriptor command) throws IOException, NoSiteException, NotMetException {
        notes.require(
                patience.awaitTrue(staging.seenWithin(), () -> isEnabled(command.id())),
                "the device was brought to where " + command.id()
                        + " is possible, and the interface does not allow it in "
                        + scene.equipment().view().path("status"));
        for (Interlock interlock : command.precautions().interlocks()) {
            List<String> allowed = interlock.allowed().stream().map(Value::text).toList();
            notes.require(
                    patience.awaitTrue(staging.seenWithin(), () -> allowed.contains(value(interlock))),
                    "the device was brought to where " + command.id() + " is possible, and " + interlock.parameter()
                            + " is " + value(interlock) + " instead of " + allowed);
        }
    }

    private String value(Interlock interlock) throws IOException, NoSiteException {
        return scene.equipment().sample(interlock.parameter()).path("value").asText();
    }

    /** Whether the interface names a command among those that the present state allows. */
    boolean isEnabled(CommandId command) throws IOException, NoSiteException {
        for (var enabled : scene.equipment().view().path("enabledCommands")) {
            if (enabled.asText().equals(command.value())) {
                return true;
            }
        }
        return false;
    }

    /** Gives a command once, from where it is possible, and does what lets it end. */
    Attempt give(CommandDescriptor command) throws Exception {
        prepare(command);
        return given(command.id());
    }

    private Attempt given(CommandId command) throws Exception {
        Statement.Trial trial = trial(scene, command);
        Attempt attempt = Attempt.of(scene, notes, command, trial.arguments());
        if (!trial.meanwhile().isEmpty() && !attempt.phase().equals("REJECTED")) {
            requireSent(attempt, trial);
            staging.perform(trial.meanwhile());
            notes.did("meanwhile by hand: " + trial.meanwhile());
        }
        return attempt;
    }

    private void requireSent(Attempt attempt, Statement.Trial trial) throws NotMetException {
        notes.require(
                patience.awaitTrue(SENT, () -> attempt.acts(trial.act()) > 0),
                "the device was not asked for '" + trial.act() + "' within " + patience.shown(SENT));
    }

    /** How long a command may take. */
    static Duration limit(CommandDescriptor command) {
        Duration declared = command.timing().timeout();
        return declared.compareTo(LONGEST) < 0 ? declared : LONGEST;
    }

    /** How many acts of a command there should be. */
    static int expectedActs(CommandDescriptor command) {
        return command.effect() == Effect.QUERY ? 0 : 1;
    }
}
