package org.ferrule.audit;

import java.util.List;
import org.ferrule.api.model.RequestId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The audit trail of one site: durable, ordered, linked. Thread-safe; many callers may append at once and share one commit.
 *
 * @since 0.1
 */
@ProviderType
public interface AuditTrail {
    /**
     * Appends one entry and returns when it is durable (on the disk, not in a cache).
     *
     * @throws AuditUnavailableException if it cannot be made durable; the entry may then be assumed absent, and nothing may be
     *     actuated on its strength
     */
    AuditRecord append(AuditEntry entry) throws AuditUnavailableException;

    /** All records that carry this request id, oldest first; empty if the id was never used. */
    List<AuditRecord> find(RequestId request);

    /** Intents without an outcome, oldest first: what was in flight when the runtime last ended. */
    List<AuditRecord> openIntents();

    /** Requests whose last outcome is UNKNOWN and that nobody has reconciled, oldest first: their outcome records. */
    List<AuditRecord> unreconciled();

    /** Records that match, oldest first, at most {@code query.limit()}. */
    List<AuditRecord> read(AuditQuery query);

    /** Whether records can be appended, and if not, why. */
    AuditHealth health();
}
