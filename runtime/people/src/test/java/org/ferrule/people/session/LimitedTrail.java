package org.ferrule.people.session;

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

/** A real trail that takes so many records and no more, as one whose disk fills. */
final class LimitedTrail implements AuditTrail {
    private final AuditTrail real;
    private int left = Integer.MAX_VALUE;

    LimitedTrail(AuditTrail real) {
        this.real = real;
    }

    void takeOnly(int records) {
        left = records;
    }

    @Override
    public AuditRecord append(AuditEntry entry) throws AuditUnavailableException {
        if (left == 0) {
            throw new AuditUnavailableException("the disk is full", null);
        }
        left--;
        return real.append(entry);
    }

    @Override
    public AuditRecord append(AuditEntry entry, Signature signature) throws AuditUnavailableException {
        return real.append(entry, signature);
    }

    @Override
    public List<AuditRecord> find(RequestId request) {
        return real.find(request);
    }

    @Override
    public List<AuditRecord> openIntents() {
        return real.openIntents();
    }

    @Override
    public List<AuditRecord> unreconciled() {
        return real.unreconciled();
    }

    @Override
    public List<AuditRecord> read(AuditQuery query) {
        return real.read(query);
    }

    @Override
    public Optional<AuditRecord> latest(AuditAction action, String target) {
        return real.latest(action, target);
    }

    @Override
    public Checkpoint checkpoint() throws AuditUnavailableException {
        return real.checkpoint();
    }

    @Override
    public AuditRecord changeKey(Actor actor, String reason) throws AuditUnavailableException {
        return real.changeKey(actor, reason);
    }

    @Override
    public AuditHealth health() {
        return left == 0 ? new AuditHealth(false, 0, "the disk is full", "") : real.health();
    }
}
