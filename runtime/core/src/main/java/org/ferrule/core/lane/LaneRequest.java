package org.ferrule.core.lane;

import java.time.Duration;
import org.ferrule.core.equipment.Urgency;

/**
 * What a lane needs to know of a call.
 *
 * @param urgency place in the queue
 * @param deadline for waiting and running together
 * @param what names the call in messages, for example {@code read}
 */
public record LaneRequest(Urgency urgency, Duration deadline, String what) {}
