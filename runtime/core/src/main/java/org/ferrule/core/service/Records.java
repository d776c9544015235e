package org.ferrule.core.service;

import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Checkpoint;
import org.ferrule.people.SessionKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people do with the audit trail as a whole. Each is itself a record, refusals too; none changes, hides or removes one.
 * Refusals are values: NOT_AUTHENTICATED, NOT_AUTHORIZED, SIGNATURE_REQUIRED, VALIDATION, NOT_FOUND (no such range) or
 * AUDIT_UNAVAILABLE. Thread-safe.
 *
 * @since 0.1
 */
@ProviderType
public interface Records {
    /** As {@code first}: the record after the last one that was reviewed. */
    long UNREVIEWED = -1;
    /** As {@code last}: the newest record. */
    long NEWEST = Long.MAX_VALUE;

    /**
     * Records that somebody takes records out of the system, and signs a checkpoint that covers the range and that record.
     *
     * @param session who; needs EXPORT
     * @param first first index, from 0
     * @param last last index, included, or {@link #NEWEST}
     * @param reason what for; may be empty
     */
    Answer<Checkpoint> export(SessionKey session, long first, long last, String reason);

    /**
     * Records that a person has looked through a range of records, signed with the meaning REVIEWED. Refused to whoever acted in
     * that range: nobody reviews the own work (EU GMP Annex 11 clause 9, AUD-016). The refusal names the first such record.
     *
     * @param session who; needs REVIEW, and signs
     * @param first first index, or {@link #UNREVIEWED}
     * @param last last index, included, or {@link #NEWEST}
     * @param comment what the review found; must not be blank
     * @param signing the reviewer's own signature, meaning REVIEWED
     * @return the record of the review, which names the range and the tree hash that the trail had
     */
    Answer<AuditRecord> review(SessionKey session, long first, long last, String comment, SigningWish signing);

    /** The index after the last record that was reviewed; 0 if none was. */
    long unreviewed();

    /**
     * Replaces the key that signs checkpoints.
     *
     * @param session who; needs CHANGE_KEY
     * @param reason why; must not be blank
     * @return the record of the change
     */
    Answer<AuditRecord> changeKey(SessionKey session, String reason);

    /** Signs what the trail holds now. */
    Answer<Checkpoint> checkpoint();
}
