package org.ferrule.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of one parameter at one time, as the runtime publishes it.
 *
 * @param equipment whose parameter
 * @param parameter which parameter
 * @param value in the declared type, or absent; a bad sample may carry the last usable value
 * @param unit UCUM code of a number, empty for values without a unit
 * @param quality after all rules of the runtime (staleness, range, simulation)
 * @param sourceTime the device's own time stamp, null if it stamps nothing
 * @param acquiredTime the runtime's clock at acquisition, always set
 * @param sequence grows by one with every sample of this parameter; a gap means that samples were coalesced
 * @param provenance how the runtime came by it
 * @since 0.1
 */
public record Sample(
        EquipmentId equipment,
        ParameterId parameter,
        Value value,
        String unit,
        Quality quality,
        @Nullable Instant sourceTime,
        Instant acquiredTime,
        long sequence,
        Provenance provenance) {}
