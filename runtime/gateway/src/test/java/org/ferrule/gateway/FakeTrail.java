package org.ferrule.gateway;

import java.util.List;
import java.util.Optional;
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

/** An empty trail that remembers what it was asked, or cannot be read. */
final class FakeTrail implements AuditTrail {
    private final List<Object> asked;
    boolean isBroken;

    FakeTrail(List<Object> asked) {
        this.asked = asked;
    }

    @Override
    public List<AuditRecord> find(RequestId request) {
        return List.of();
    }

    @Override
    public AuditRecord append(AuditEntry entry) {
        throw new IllegalStateException("the gateway records nothing by itself");
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
        throw new IllegalStateException("the gateway records nothing by itself");
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
        return new AuditHealth(true, 42, "", "");
    }
}
