package org.ferrule.core.equipment;

import java.util.Collection;
import java.util.Optional;
import org.ferrule.api.model.EquipmentId;

/** Finds supervised equipment. */
public interface EquipmentDirectory {
    /** The equipment with that id, if the site file has it. */
    Optional<SupervisedEquipment> find(EquipmentId id);

    /** Every id of the site file, in its order. */
    Collection<EquipmentId> ids();
}
