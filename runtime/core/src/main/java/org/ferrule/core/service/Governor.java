package org.ferrule.core.service;

import java.time.Duration;
import java.util.Optional;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way down. Every method checks, records the intent durably, acts on the equipment's lane, verifies, and records the
 * outcome. A refusal is a result (phase REJECTED), not an exception. Thread-safe.
 *
 * @since 0.1
 */
@ProviderType
public interface Governor {
    /** Writes a set-point and reads it back; blocks until the outcome is recorded, bounded by the descriptor's times. */
    ExecutionView write(WriteRequest request);

    /** Starts a command; returns when it is refused, over or has been sent. */
    ExecutionView start(CommandRequest request);

    /** Waits until a request is over, at the longest for the timeout, and returns how it stands; empty if never heard of. */
    Optional<ExecutionView> await(RequestId request, Duration timeout) throws InterruptedException;

    /** How a request stands, also one from before the last restart; empty if never heard of. */
    Optional<ExecutionView> find(RequestId request);

    /** Asks a cancellable command to give up. */
    ExecutionView cancel(RequestId request, Actor actor, String reason);

    /** Settles an UNKNOWN outcome on a person's evidence, which unblocks the functional unit. */
    ExecutionView reconcile(RequestId request, Actor actor, boolean wasExecuted, String evidence);
}
