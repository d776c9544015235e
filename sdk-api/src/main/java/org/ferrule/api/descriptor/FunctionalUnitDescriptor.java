package org.ferrule.api.descriptor;

import java.util.Set;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.UnitId;

/**
 * One functional unit: a part of the equipment with a state machine and a lock of its own.
 *
 * @param id stable for ever
 * @param states the subset of the 17 PackML states that the device shows
 * @param description one sentence for people
 * @since 0.1
 */
public record FunctionalUnitDescriptor(UnitId id, Set<FunctionalState> states, String description) {
    /** Copies the set. */
    public FunctionalUnitDescriptor {
        states = Set.copyOf(states);
    }
}
