package org.ferrule.audit.store;

import java.util.concurrent.CompletableFuture;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.Signature;
import org.jspecify.annotations.Nullable;

/** What the writer thread is asked to do. */
sealed interface Task {
    /** Ends when it is durable, or has failed. */
    CompletableFuture<?> done();

    /** Record an entry, and the signature under it if there is one. */
    record Append(AuditEntry entry, @Nullable Signature signature, CompletableFuture<AuditRecord> done)
            implements Task {}

    /** Sign what is there. */
    record Sign(CompletableFuture<Checkpoint> done) implements Task {}

    /** Sign with another key from now on. */
    record ChangeKey(Actor actor, String reason, CompletableFuture<AuditRecord> done) implements Task {}

    /** Look whether something is due. */
    record Look(CompletableFuture<Void> done) implements Task {}

    /** Sign what is there and stop. */
    record End(CompletableFuture<Void> done) implements Task {}
}
