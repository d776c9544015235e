package org.ferrule.core.governor;

import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.core.equipment.EquipmentDirectory;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.spelling.Nearest;

/** Finds what a request names, or says what there is instead. */
final class Catalogue {
    private final EquipmentDirectory directory;

    Catalogue(EquipmentDirectory directory) {
        this.directory = directory;
    }

    SupervisedEquipment equipment(EquipmentId id) throws RefusedException {
        return directory
                .find(id)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "there is no equipment '" + id + "' at this site. "
                                + Nearest.hint(id.value(), directory.ids())));
    }

    EquipmentDescriptor descriptor(SupervisedEquipment equipment) throws RefusedException {
        return equipment
                .descriptor()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "no started plugin provides the type '"
                                + equipment.view().type() + "' of " + equipment.id()
                                + ". Install the plugin that does, and start it."));
    }

    ParameterDescriptor writable(EquipmentDescriptor descriptor, ParameterId id) throws RefusedException {
        ParameterDescriptor parameter = descriptor
                .parameter(id)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        descriptor.type() + " has no parameter '" + id + "'. "
                                + Nearest.hint(
                                        id.value(), descriptor.parameters().keySet())));
        if (!parameter.isWritable()) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    "parameter " + id + " can only be read. Nothing was sent; choose a set-point.");
        }
        return parameter;
    }

    CommandDescriptor command(EquipmentDescriptor descriptor, CommandId id) throws RefusedException {
        return descriptor
                .command(id)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        descriptor.type() + " has no command '" + id + "'. "
                                + Nearest.hint(id.value(), descriptor.commands().keySet())));
    }

    /** True if the request names a command that must act even if nothing can be recorded. */
    boolean isSafety(EquipmentId id, CommandId command) {
        return directory
                .find(id)
                .flatMap(SupervisedEquipment::descriptor)
                .flatMap(descriptor -> descriptor.command(command))
                .filter(declared -> declared.risk() == CommandDescriptor.Risk.SAFETY)
                .isPresent();
    }
}
