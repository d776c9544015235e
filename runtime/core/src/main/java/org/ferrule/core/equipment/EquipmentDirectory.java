package org.ferrule.core.equipment;

import java.util.Optional;
import org.ferrule.api.model.EquipmentId;

/** Finds supervised equipment. */
@FunctionalInterface
public interface EquipmentDirectory {
    /** The equipment with that id, if the site file has it. */
    Optional<SupervisedEquipment> find(EquipmentId id);
}
