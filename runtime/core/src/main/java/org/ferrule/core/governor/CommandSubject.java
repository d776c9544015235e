package org.ferrule.core.governor;

import java.time.Duration;
import java.util.Optional;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.core.equipment.SupervisedEquipment;

/**
 * What is commanded.
 *
 * @param equipment whom
 * @param descriptor of its type
 * @param command as declared
 * @param call as the driver gets it
 */
record CommandSubject(
        SupervisedEquipment equipment, EquipmentDescriptor descriptor, CommandDescriptor command, CommandCall call) {
    boolean isSafety() {
        return command.risk() == CommandDescriptor.Risk.SAFETY;
    }

    /** One call may be in front of it. */
    Duration callTime() {
        return descriptor.supervision().callDeadline().multipliedBy(2);
    }

    Optional<FunctionalState> state() {
        return Preconditions.state(equipment.view(), command.unit());
    }
}
