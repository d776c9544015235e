package org.ferrule.conformance.contract.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.bench.Site;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.Scene;
import org.ferrule.conformance.contract.command.CommandTrials;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.launcher.client.ControlClient.Answer;
import org.ferrule.launcher.client.NoSiteException;

/** A command that the device has begun. */
final class CommandUnderWay {
    /** The runtime asks each second; a device that has forgotten is asked in vain. */
    private static final Duration RECALLED = Duration.ofSeconds(10);

    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING", "AWAITING_DECISION");

    private final Rig rig;
    private final Equipment equipment;
    private final CommandDescriptor command;
    private final String act;
    private final String request;

    private CommandUnderWay(Rig rig, CommandDescriptor command, String act, String request) {
        this.rig = rig;
        this.equipment = rig.equipment().get(0);
        this.command = command;
        this.act = act;
        this.request = request;
    }

    /** The command that takes longest of those that change something and that the statement tries. */
    static CommandDescriptor longest(Candidate candidate) throws NotApplicableException, NotTestedException {
        List<CommandDescriptor> changing = candidate.descriptor().commands().values().stream()
                .filter(command -> command.effect() != CommandDescriptor.Effect.QUERY)
                .filter(command -> command.risk() != CommandDescriptor.Risk.SAFETY)
                .toList();
        if (changing.isEmpty()) {
            throw new NotApplicableException("no command of this type changes anything");
        }
        return changing.stream()
                .filter(command -> candidate.statement().commands().containsKey(command.id()))
                // A time-out alone says nothing of how long it takes.
                .max(Comparator.comparing(CommandUnderWay::nominal)
                        .thenComparing(command -> command.timing().timeout()))
                .orElseThrow(() -> new NotTestedException("the statement's 'commands' try none of "
                        + changing.stream().map(CommandDescriptor::id).toList()));
    }

    private static Duration nominal(CommandDescriptor command) {
        return command.timing().nominal().orElse(Duration.ZERO);
    }

    /** Gives it, and waits until the device has been asked for it. */
    static CommandUnderWay begin(Bench bench, Notes notes, Rig rig, String extra) throws Exception {
        CommandDescriptor command = longest(bench.candidate());
        Scene scene = new Scene(rig, bench.candidate(), bench.patience());
        Statement.Trial trial = CommandTrials.trial(scene, command.id());
        new CommandTrials(scene, notes).prepare(command);
        Equipment equipment = rig.equipment().get(0);
        if (!extra.isEmpty()) {
            equipment.device().order(extra);
            notes.did("the device was told '" + extra + "'");
        }
        CommandUnderWay begun = new CommandUnderWay(rig, command, trial.act(), Equipment.newId());
        int before = begun.acts().size();
        Answer answer = equipment.start(begun.request, command.id(), trial.arguments());
        notes.did(command.id() + " " + new java.util.TreeMap<>(trial.arguments()));
        if (!answer.isSuccess()
                || !bench.patience()
                        .awaitTrue(
                                bench.candidate().statement().within().online(),
                                () -> begun.acts().size() > before || !begun.isOpen())) {
            throw new NotTestedException(
                    "the device was not asked for " + trial.act() + " after " + command.id() + ": " + answer.body());
        }
        return begun;
    }

    CommandDescriptor command() {
        return command;
    }

    /** What became of it so far. */
    String phase() throws IOException, NoSiteException {
        return equipment.request(request, 0).path("phase").asText();
    }

    boolean isOpen() throws IOException, NoSiteException {
        return OPEN.contains(phase());
    }

    /** Whether it was over before a moment, by the runtime's own record. */
    boolean wasOverBefore(Instant moment) throws IOException, NoSiteException {
        JsonNode seen = equipment.request(request, 0);
        Duration elapsed = Duration.ofMillis(Math.round(
                seen.path("elapsedSeconds").asDouble() * Duration.ofSeconds(1).toMillis()));
        return !OPEN.contains(seen.path("phase").asText())
                && Instant.parse(seen.path("accepted").asText()).plus(elapsed).isBefore(moment);
    }

    /** Waits until the device was asked what became of it, if that can be asked: so long, what it says and what the driver does then is open. */
    void awaitRecalled(Bench bench) {
        if (command.isRecallable()) {
            boolean unused = bench.patience().awaitTrue(RECALLED, () -> !phase().equals("UNKNOWN"));
        }
    }

    /** Settles it as a person would if nobody knows what became of it, so that the next command is not refused; false if it goes on. */
    boolean isSettled() throws IOException, NoSiteException {
        if (phase().equals("UNKNOWN")) {
            ObjectNode found = JsonNodeFactory.instance
                    .objectNode()
                    .put("wasExecuted", true)
                    .put("evidence", "the simulated device counts its acts");
            Answer unused =
                    rig.site().send(Site.SUPERVISOR, "POST", "/api/v1/requests/" + request + "/reconcile", found);
        }
        return !isOpen();
    }

    /** All that the device was asked for, if it belongs to this command. */
    List<String> acts() throws IOException {
        List<String> acts = new ArrayList<>();
        for (JsonNode done : equipment.device().ask("acts")) {
            String all = done.path("act").asText() + " " + done.path("value").asText();
            if (all.startsWith(act)) {
                acts.add(all.strip());
            }
        }
        return acts;
    }

    /** What was asked for since then although it had been asked for before. */
    static List<String> repeated(List<String> before, List<String> after) {
        return after.subList(Math.min(before.size(), after.size()), after.size()).stream()
                .filter(before::contains)
                .toList();
    }
}
