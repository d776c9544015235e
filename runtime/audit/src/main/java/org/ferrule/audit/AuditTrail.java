package org.ferrule.audit;

import java.util.List;
import java.util.Optional;
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

    /**
     * Appends an entry and, in the same commit, the record of the signature under it, which is bound to the entry's leaf hash,
     * index and log. The signature's record is the next one: {@code entry().circumstances().signature()} of the result.
     *
     * @throws AuditUnavailableException as {@link #append(AuditEntry)}; then neither is there
     */
    AuditRecord append(AuditEntry entry, Signature signature) throws AuditUnavailableException;

    /** All records that carry this request id, oldest first; empty if the id was never used. */
    List<AuditRecord> find(RequestId request);

    /** Intents without an outcome, oldest first: what was in flight when the runtime last ended. */
    List<AuditRecord> openIntents();

    /** Requests whose last outcome is UNKNOWN and that nobody has reconciled, oldest first: their outcome records. */
    List<AuditRecord> unreconciled();

    /** Records that match, oldest first, at most {@code query.limit()}. */
    List<AuditRecord> read(AuditQuery query);

    /** The newest record of an action on exactly this target. */
    Optional<AuditRecord> latest(AuditAction action, String target);

    /**
     * Signs what is durable now.
     *
     * @throws AuditUnavailableException if it cannot be signed or kept
     */
    Checkpoint checkpoint() throws AuditUnavailableException;

    /**
     * Replaces the key that signs checkpoints; the old key signs for the new one, and older checkpoints stay valid.
     *
     * @param actor who wants it
     * @param reason why, for example a suspected disclosure
     * @return the record of the change
     * @throws AuditUnavailableException if it cannot be recorded; the old key then stays
     */
    AuditRecord changeKey(Actor actor, String reason) throws AuditUnavailableException;

    /** Whether records can be appended, and if not, why. */
    AuditHealth health();
}
