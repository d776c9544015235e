package org.ferrule.core.descriptor;

import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigSection;

/** Checks what a descriptor says about safety as a whole: safe state, loss of communication, and who may overtake. */
final class SafetyRules {
    private static final Set<String> SAFE_NAMES = Set.of("stop", "abort", "safeState", "emergencyStop");
    private static final Set<FunctionalState> SAFE_ENDS = Set.of(FunctionalState.STOPPED, FunctionalState.ABORTED);

    private final ConfigSection file;
    private final EquipmentDescriptor descriptor;

    SafetyRules(ConfigSection file, EquipmentDescriptor descriptor) {
        this.file = file;
        this.descriptor = descriptor;
    }

    void check() {
        checkSafeState();
        checkCommunicationLoss();
        for (ConfigSection.NamedSection named : file.sections("commands")) {
            descriptor.commands().values().stream()
                    .filter(command -> command.id().value().equals(named.name()))
                    .filter(command -> isWronglySafety(command))
                    .forEach(
                            command -> named.section()
                                    .wrong(
                                            "risk",
                                            "SAFETY is for commands that stop, abort or lead to the safe state: "
                                                    + "name it stop, abort or emergencyStop, let it lead to STOPPED or ABORTED, or make it the safeState."));
        }
    }

    /** Effects other than IDEMPOTENT have a mistake of their own already. */
    private boolean isWronglySafety(CommandDescriptor command) {
        return command.risk() == CommandDescriptor.Risk.SAFETY
                && command.effect() == CommandDescriptor.Effect.IDEMPOTENT
                && !isSafe(command);
    }

    private boolean isSafe(CommandDescriptor command) {
        String id = command.id().value();
        return SAFE_NAMES.contains(id.substring(id.lastIndexOf('.') + 1))
                || descriptor.supervision().safeState().equals(Optional.of(command.id()))
                || command.conditions().leadsTo().filter(SAFE_ENDS::contains).isPresent();
    }

    private void checkSafeState() {
        Optional<CommandId> safeState = descriptor.supervision().safeState();
        if (safeState.isEmpty()) {
            return;
        }
        Optional<CommandDescriptor> command = descriptor.command(safeState.get());
        if (command.isEmpty()) {
            var names = descriptor.commands().keySet().stream()
                    .map(CommandId::value)
                    .toList();
            file.wrong(
                    "safeState",
                    "there is no command '" + safeState.get() + "'."
                            + Nearest.question(safeState.get().value(), names) + " Declare it under commands:.");
        } else if (command.get().risk() != CommandDescriptor.Risk.SAFETY) {
            file.wrong(
                    "safeState",
                    "the command '" + safeState.get() + "' has risk "
                            + command.get().risk() + ". A safe state must be reached by a command of risk SAFETY.");
        }
    }

    private void checkCommunicationLoss() {
        boolean canAct = !descriptor.commands().isEmpty()
                || descriptor.parameters().values().stream().anyMatch(ParameterDescriptor::isWritable);
        if (canAct && !file.has("onCommunicationLoss")) {
            file.wrong(
                    "onCommunicationLoss",
                    "is missing: equipment that can be written or commanded must say in words what the device "
                            + "itself does when it hears nothing any more.");
        }
    }
}
