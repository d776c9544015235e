package org.ferrule.gateway;

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

/** A trail that remembers what it was asked and told, or cannot be used. */
final class FakeTrail implements AuditTrail {
    private final List<Object> asked;
    final List<AuditEntry> told = new CopyOnWriteArrayList<>();
    volatile boolean isBroken;

    FakeTrail(List<Object> asked) {
        this.asked = asked;
    }

    @Override
    public List<AuditRecord> find(RequestId request) {
        return List.of();
    }

    @Override
    public AuditRecord append(AuditEntry entry) throws AuditUnavailableException {
        if (isBroken) {
            throw new AuditUnavailableException("the disk is full", null);
        }
        told.add(entry);
        return record(told.size() - 1, entry);
    }

    static AuditRecord record(long index, AuditEntry entry) {
        AuditRecord.Stamp stamp = new AuditRecord.Stamp(Instant.EPOCH, "+00:00", 1, new UUID(0, 1), "UNKNOWN");
        return new AuditRecord(index, stamp, entry, "00".repeat(32));
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
        if (isBroken) {
            throw new IllegalStateException("the audit trail cannot be read: disk I/O error");
        }
        asked.add(query);
        return List.of();
    }

    @Override
    public AuditRecord append(AuditEntry entry, Signature signature) throws AuditUnavailableException {
        throw new IllegalStateException("the gateway signs nothing by itself");
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
        return new AuditHealth(true, 42, "", "the disk is nearly full; make room");
    }
}
