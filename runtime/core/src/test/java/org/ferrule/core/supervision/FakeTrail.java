package org.ferrule.core.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditHealth;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.Signature;

/** A trail in memory. */
public final class FakeTrail implements AuditTrail {
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

    /** What was recorded of one action, in order. */
    public List<AuditEntry> of(AuditAction action) {
        return entries.stream().filter(entry -> entry.action() == action).toList();
    }

    @Override
    public AuditRecord append(AuditEntry entry) {
        entries.add(entry);
        AuditRecord.Stamp stamp = new AuditRecord.Stamp(Instant.EPOCH, "+00:00", 0, new UUID(0, 0), "UNKNOWN");
        return new AuditRecord(entries.size() - 1, stamp, entry, "0".repeat(64));
    }

    @Override
    public List<AuditRecord> find(RequestId request) {
        return List.of();
    }

    @Override
    public List<AuditRecord> openIntents() {
        return List.of();
    }

    @Override
    public List<AuditRecord> unreconciled() {
        return List.of();
    }

    @Override
    public List<AuditRecord> read(AuditQuery query) {
        return List.of();
    }

    @Override
    public AuditRecord append(AuditEntry entry, Signature signature) throws AuditUnavailableException {
        throw new IllegalStateException("nobody signs");
    }

    @Override
    public Optional<AuditRecord> latest(AuditAction action, String target) {
        return Optional.empty();
    }

    @Override
    public Checkpoint checkpoint() throws AuditUnavailableException {
        throw new IllegalStateException("nobody asks");
    }

    @Override
    public AuditRecord changeKey(Actor actor, String reason) throws AuditUnavailableException {
        throw new IllegalStateException("nobody asks");
    }

    @Override
    public AuditHealth health() {
        return new AuditHealth(true, entries.size(), "", "");
    }
}
