package org.ferrule.core.service;

import java.time.Instant;
import java.util.Optional;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.UnitId;

/**
 * One thing that happened.
 *
 * @since 0.1
 */
public sealed interface FeedItem {
    /**
     * A sample was taken.
     *
     * @param sample the sample
     */
    record SampleTaken(Sample sample) implements FeedItem {}

    /**
     * A state variable changed.
     *
     * @param equipment whose
     * @param unit for FUNCTIONAL the functional unit
     * @param variable which of the five
     * @param from name of the state before; empty for the first
     * @param to name of the state now
     * @param cause COMMAND(id), OPERATOR_LOCAL, DEVICE, INTERLOCK, COMM_LOSS or RUNTIME, with detail
     * @param at the runtime's clock
     */
    record StateChanged(
            EquipmentId equipment,
            Optional<UnitId> unit,
            Variable variable,
            String from,
            String to,
            String cause,
            Instant at)
            implements FeedItem {}

    /** The state variables. */
    enum Variable {
        /** Connection. */
        CONNECTION,
        /** Device state. */
        DEVICE,
        /** NE 107 health. */
        HEALTH,
        /** Operating mode. */
        MODE,
        /** Control source. */
        CONTROL,
        /** PackML state of a functional unit. */
        FUNCTIONAL
    }

    /**
     * A command or write moved on.
     *
     * @param execution as it is now
     */
    record RequestMoved(ExecutionView execution) implements FeedItem {}

    /**
     * An alarm became active, was acknowledged or went away.
     *
     * @param alarm as it is now
     */
    record AlarmChanged(AlarmView alarm) implements FeedItem {}

    /**
     * A device reported something else.
     *
     * @param equipment which
     * @param code the device's own code
     * @param text for people
     * @param deviceTime the device's own time stamp, if it gave one
     * @param at the runtime's clock
     */
    record DeviceReported(EquipmentId equipment, String code, String text, Optional<Instant> deviceTime, Instant at)
            implements FeedItem {}

    /**
     * Samples were coalesced because this subscriber was slow.
     *
     * @param samples how many went since the last such item
     */
    record Coalesced(long samples) implements FeedItem {}
}
