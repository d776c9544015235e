package org.ferrule.api.driver;

import java.time.Instant;
import org.ferrule.api.model.AlarmId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a driver reports what the device did by itself. Never blocks, never throws, may be called from any thread. The runtime
 * adds the time of receipt; a driver cannot write audit records.
 *
 * @since 0.1
 */
@ProviderType
public interface DeviceEvents {
    /**
     * Reports that an alarm became active or went away. Repeating the same state changes nothing.
     *
     * @param alarm declared in the descriptor; an undeclared one is reported as a generic device alarm with its id
     * @param isActive whether it is active now
     * @param text detail for people, possibly empty
     * @param deviceTime the device's own time stamp, or null
     */
    void alarm(AlarmId alarm, boolean isActive, String text, @Nullable Instant deviceTime);

    /**
     * Reports anything else, for example a change at the front panel.
     *
     * @param code the device's own code, kept as it is
     * @param text for people
     * @param deviceTime the device's own time stamp, or null
     */
    void event(String code, String text, @Nullable Instant deviceTime);
}
