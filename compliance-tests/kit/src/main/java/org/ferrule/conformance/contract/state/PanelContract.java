package org.ferrule.conformance.contract.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.Scene;
import org.ferrule.conformance.contract.Staging;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.statement.Statement;

/** STA-005 and STA-007: what people do at the device itself is noticed, and as theirs; a device that they control is left alone. */
public final class PanelContract implements Contract {
    private static final Duration SLACK = Duration.ofSeconds(4);
    private static final double SAME = 1e-3;

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        Stream<Check> values = candidate.descriptor().parameters().values().stream()
                .filter(parameter ->
                        !candidate.statement().truth(parameter.id()).panel().isEmpty())
                .map(parameter -> Check.of(
                        Req.STA_005,
                        parameter.id(),
                        "is noticed when it is changed at the device itself",
                        (bench, notes) -> noticesValue(Scene.of(bench), notes, parameter)));
        Stream<Check> states = candidate.statement().states().isEmpty()
                ? Stream.of()
                : Stream.of(Check.of(
                        Req.STA_005,
                        "a change of state at the device itself is recorded as one that nobody here commanded",
                        (bench, notes) -> noticesState(Scene.of(bench), notes)));
        List<Check> noticed = Stream.concat(values, states).toList();
        Stream<Check> changes = noticed.isEmpty()
                ? Stream.of(Check.of(Req.STA_005, "changes at the panel are seen", (bench, notes) -> {
                    throw new NotApplicableException(
                            "the statement says that nobody can change anything at the device itself");
                }))
                : noticed.stream();
        boolean isPassive = candidate.descriptor().commands().isEmpty()
                && candidate.descriptor().parameters().values().stream().noneMatch(ParameterDescriptor::isWritable);
        Check local = Check.of(Req.STA_007, "a device in local mode is left alone", (bench, notes) -> {
            if (isPassive) {
                throw new NotApplicableException("nothing of it can be written or commanded");
            }
            leavesAlone(Scene.of(bench), notes);
        });
        return Stream.concat(changes, Stream.of(local));
    }

    private void noticesValue(Scene scene, Notes notes, ParameterDescriptor parameter) throws Exception {
        Statement.Truth truth = scene.candidate().statement().truth(parameter.id());
        Equipment equipment = scene.equipment();
        new Staging(scene, notes).ready();
        long recorded = scene.rig().site().recorded();
        JsonNode before = equipment.sample(parameter.id());
        equipment.device().order(truth.panel());
        notes.did("by hand: " + truth.panel());
        JsonNode held = equipment.device().ask("truth").path(truth.quantity());
        Duration limit = parameter.acquisition().every().multipliedBy(3).plus(SLACK);
        boolean isSeen =
                scene.patience().awaitTrue(limit, () -> isNoticed(before, equipment.sample(parameter.id()), held));
        JsonNode sample = equipment.sample(parameter.id());
        notes.saw("device: " + held + "; interface: " + sample.path("value") + " "
                + sample.path("provenance").asText());
        notes.require(
                isSeen,
                parameter.id() + " was changed at the device to " + held + ", and after "
                        + scene.patience().shown(limit) + " the interface shows " + sample.path("value"));
        List<String> claimed = intents(scene, recorded, parameter.id());
        notes.require(
                List.of("POLLED", "PUSHED").contains(sample.path("provenance").asText()) && claimed.isEmpty(),
                parameter.id() + " was changed at the device itself, and the interface says that its value is "
                        + sample.path("provenance").asText() + ", the audit trail that it was written: " + claimed);
    }

    private static List<String> intents(Scene scene, long from, ParameterId parameter) throws Exception {
        return scene.rig().site().records(from).stream()
                .filter(record -> record.path("phase").asText().equals("INTENT"))
                .map(record -> record.path("target").asText())
                .filter(target -> target.endsWith("/" + parameter))
                .toList();
    }

    /** What the device has no quantity for must at least have changed. */
    private static boolean isNoticed(JsonNode before, JsonNode sample, JsonNode held) {
        return held.isMissingNode()
                ? !sample.path("value").equals(before.path("value"))
                : isSame(sample.path("value"), held);
    }

    private static boolean isSame(JsonNode value, JsonNode held) {
        // A duration is shown with its unit, and is its seconds at the device.
        String shown = value.asText().replaceFirst(" s$", "");
        if (held.isNumber() && shown.matches("-?[0-9.]+(E-?[0-9]+)?")) {
            double allowed = SAME * Math.max(1, Math.abs(held.asDouble()));
            return Math.abs(Double.parseDouble(shown) - held.asDouble()) <= allowed;
        }
        return value.asText().equals(held.asText());
    }

    private void noticesState(Scene scene, Notes notes) throws Exception {
        List<FunctionalState> stated = scene.candidate().statement().states().keySet().stream()
                .filter(state -> !state.isActing())
                .sorted()
                .toList();
        Staging staging = new Staging(scene, notes);
        String before = staging.shown(staging.unit(stated.get(0)));
        FunctionalState target = stated.stream()
                .filter(state -> !state.name().equals(before))
                .findFirst()
                .orElseThrow(() -> new NotTestedException("the statement knows one state only; see its 'states'"));
        int told = scene.rig().site().feed().mark();
        long recorded = scene.rig().site().recorded();
        staging.state(target);
        FeedMemory feed = scene.rig().site().feed();
        boolean isTold = feed.await(
                        scene.patience(),
                        SLACK,
                        told,
                        "state",
                        event -> isFunctional(event) && event.text("to").equals(target.name()))
                .isPresent();
        notes.require(
                isTold,
                "the state was changed to " + target + " at the device itself, and after "
                        + scene.patience().shown(SLACK) + " the feed has not told so");
        List<String> causes = feed.since(told, "state").stream()
                .filter(PanelContract::isFunctional)
                .map(event -> event.text("cause"))
                .distinct()
                .toList();
        notes.saw("interface: causes " + causes);
        notes.require(
                List.of("DEVICE", "OPERATOR_LOCAL").containsAll(causes),
                "the state was changed at the device itself, and the feed names the causes " + causes);
        Optional<JsonNode> record = scene.patience().await(SLACK, () -> deviceRecord(scene, recorded, target));
        notes.saw("audit trail: " + record.map(JsonNode::toString).orElse("nothing"));
        notes.require(
                record.isPresent(),
                "the state was changed to " + target
                        + " at the device itself, and the audit trail has no record of it");
    }

    private static boolean isFunctional(FeedMemory.Event event) {
        return event.text("variable").equals("FUNCTIONAL");
    }

    private static Optional<JsonNode> deviceRecord(Scene scene, long from, FunctionalState state) throws Exception {
        return scene.rig().site().records(from).stream()
                .filter(record -> record.path("action").asText().equals("DEVICE"))
                .filter(record -> record.path("new").asText().equals(state.name()))
                .findFirst();
    }

    private void leavesAlone(Scene scene, Notes notes) throws Exception {
        List<String> local = scene.candidate().statement().local();
        if (local.isEmpty() && scene.candidate().descriptor().units().isEmpty()) {
            throw new NotApplicableException(
                    "it has no functional unit of which a person could take control, and the statement"
                            + " knows no mode of the device in which one does");
        } else if (local.isEmpty()) {
            throw new NotTestedException("the statement does not say under 'local' how a person takes the device over");
        }
        Staging staging = new Staging(scene, notes);
        Equipment equipment = scene.equipment();
        staging.ready();
        staging.perform(local);
        notes.did("by hand: " + local);
        try {
            notes.require(
                    scene.patience().awaitTrue(staging.seenWithin(), () -> isLocal(equipment)),
                    "a person controls the device at its panel, and the interface shows "
                            + equipment.view().path("status"));
            leavesAlone(scene, notes, equipment);
        } finally {
            // Else the next command would be refused for what is over.
            staging.ready();
            boolean unused = scene.patience().awaitTrue(staging.seenWithin(), () -> !isLocal(equipment));
        }
    }

    private static boolean isLocal(Equipment equipment) throws Exception {
        return equipment.view().path("status").path("controlSource").asText().equals("LOCAL_PANEL");
    }

    private void leavesAlone(Scene scene, Notes notes, Equipment equipment) throws Exception {
        int before = equipment.device().ask("acts").size();
        int refused = refuses(scene, notes);
        int acts = equipment.device().ask("acts").size() - before;
        notes.saw("device: " + acts + " acts; interface: " + refused + " commands refused");
        notes.require(acts == 0, "a person controls the device at its panel, and it was asked for " + acts + " acts");
        if (refused == 0) {
            throw new NotTestedException("the statement tries no command, and so nothing could be refused");
        }
    }

    /** Gives every command that the statement tries; how many were refused, which is all of them. */
    private static int refuses(Scene scene, Notes notes) throws Exception {
        int refused = 0;
        for (CommandDescriptor command : safe(scene.candidate().descriptor())) {
            Statement.Trial trial = scene.candidate().statement().commands().get(command.id());
            if (trial != null) {
                String phase = scene.equipment()
                        .command(command.id(), trial.arguments())
                        .path("phase")
                        .asText();
                notes.require(
                        phase.equals("REJECTED"),
                        "a person controls the device at its panel, and " + command.id() + " is " + phase);
                refused++;
            }
        }
        return refused;
    }

    private static List<CommandDescriptor> safe(EquipmentDescriptor descriptor) {
        return descriptor.commands().values().stream()
                .filter(command -> command.risk() != CommandDescriptor.Risk.SAFETY)
                .toList();
    }
}
