package org.ferrule.simulators.lads.nodes;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;

/** A condition's memory: whether it was active when somebody looked last, and whether that is acknowledged. Thread-safe. */
final class Condition {
    private static final AtomicLong EVENTS = new AtomicLong();

    private final ConditionSpec spec;
    private boolean wasActive;
    private boolean isAcknowledged = true;
    private long event;
    private Instant since;

    Condition(ConditionSpec spec, Instant now) {
        this.spec = spec;
        this.since = now;
    }

    ConditionSpec spec() {
        return spec;
    }

    /** Looks whether the reason came or went since the last look; true if so. */
    synchronized boolean hasChanged(Instant now) {
        boolean isActive = spec.isActive().getAsBoolean();
        if (isActive == wasActive) {
            return false;
        }
        wasActive = isActive;
        isAcknowledged &= !isActive;
        stamp(now);
        return true;
    }

    /** Takes note that somebody has seen it; false if that was so already. */
    synchronized boolean acknowledge(Instant now) {
        if (isAcknowledged) {
            return false;
        }
        isAcknowledged = true;
        stamp(now);
        return true;
    }

    synchronized boolean isAcknowledged() {
        return isAcknowledged;
    }

    synchronized boolean isRetained() {
        return spec.isActive().getAsBoolean() || !isAcknowledged;
    }

    synchronized Instant since() {
        return since;
    }

    /** Tells the latest change from all others. */
    synchronized ByteString eventId() {
        return ByteString.of(ByteBuffer.allocate(Long.BYTES).putLong(event).array());
    }

    private void stamp(Instant now) {
        event = EVENTS.incrementAndGet();
        since = now;
    }
}
