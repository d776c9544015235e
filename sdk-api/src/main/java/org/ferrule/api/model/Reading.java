package org.ferrule.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a driver read for one parameter. The runtime turns it into a {@link Sample}.
 *
 * @param parameter which parameter
 * @param value in the parameter's declared type and unit, or absent
 * @param quality as the device or the driver judges it; the runtime may worsen it, never improve it
 * @param sourceTime the device's own time stamp, or null if the device stamps nothing
 * @since 0.1
 */
public record Reading(
        ParameterId parameter,
        Value value,
        Quality quality,
        @Nullable Instant sourceTime) {
    /** A good value without a device time stamp. */
    public static Reading good(ParameterId parameter, Value value) {
        return new Reading(parameter, value, Quality.GOOD, null);
    }

    /** No value, and why. */
    public static Reading bad(ParameterId parameter, Quality quality) {
        return new Reading(parameter, Value.absent(), quality, null);
    }
}
