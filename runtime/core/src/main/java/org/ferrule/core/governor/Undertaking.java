package org.ferrule.core.governor;

import java.util.concurrent.CompletableFuture;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.core.service.Locks.Place;

/**
 * A request whose intent is recorded and that therefore will get an outcome.
 *
 * @param tracker how it stands
 * @param intent what was recorded
 * @param place the functional unit it acts on
 * @param recorded done when the intent is durable; only a stop goes on before
 * @param isSafety whether recording may not hold it up
 */
record Undertaking(
        ExecutionTracker tracker,
        AuditEntry intent,
        Place place,
        CompletableFuture<AuditRecord> recorded,
        boolean isSafety) {}
