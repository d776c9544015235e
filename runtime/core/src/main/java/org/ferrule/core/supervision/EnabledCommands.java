package org.ferrule.core.supervision;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Conditions;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.DeviceStatus;

/** Which commands the present state and mode allow. */
final class EnabledCommands {
    private EnabledCommands() {}

    static Set<CommandId> of(EquipmentDescriptor descriptor, Optional<DeviceStatus> status) {
        Set<CommandId> enabled = new LinkedHashSet<>();
        for (CommandDescriptor command : descriptor.commands().values()) {
            if (isEnabled(command, status)) {
                enabled.add(command.id());
            }
        }
        return enabled;
    }

    private static boolean isEnabled(CommandDescriptor command, Optional<DeviceStatus> status) {
        Conditions conditions = command.conditions();
        boolean isModeRight = conditions.modes().isEmpty()
                || status.filter(s -> conditions.modes().contains(s.mode())).isPresent();
        return isModeRight
                && (conditions.states().isEmpty()
                        || status.filter(s -> isStateRight(command, s)).isPresent());
    }

    /** A command on the equipment as a whole needs every unit in one of its states. */
    private static boolean isStateRight(CommandDescriptor command, DeviceStatus status) {
        Conditions conditions = command.conditions();
        return command.unit().isPresent()
                ? command.unit()
                        .map(status.units()::get)
                        .filter(conditions.states()::contains)
                        .isPresent()
                : conditions.states().containsAll(status.units().values());
    }
}
