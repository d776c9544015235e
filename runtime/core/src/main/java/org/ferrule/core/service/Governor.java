package org.ferrule.core.service;

import java.time.Duration;
import java.util.Optional;
import org.ferrule.api.model.RequestId;
import org.ferrule.people.SessionKey;
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

    /** Asks a cancellable command to give up; needs the authority to actuate. */
    ExecutionView cancel(RequestId request, SessionKey session, String reason);

    /** Answers what the device waits for a person to decide; needs the authority to actuate. */
    ExecutionView decide(RequestId request, SessionKey session, String option, String reason);

    /** Settles an UNKNOWN outcome on a person's evidence, which unblocks the functional unit; needs the authority to reconcile. */
    ExecutionView reconcile(RequestId request, SessionKey session, boolean wasExecuted, String evidence);
}
