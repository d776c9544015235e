package org.ferrule.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditHealth;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.Signature;

/** A trail in memory that outlives governors, notes the order of events, and can be made to fail. */
public final class FakeTrail implements AuditTrail {
    private final List<AuditRecord> records = new ArrayList<>();
    private final List<String> order;
    private boolean isFailing;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public FakeTrail() {
        this(new ArrayList<>());
    }

    /** Adds what is recorded to the order of events. */
    public FakeTrail(List<String> order) {
        this.order = order;
    }

    /** What was recorded of one action, in order. */
    public List<AuditEntry> of(AuditAction action) {
        return entries().stream().filter(entry -> entry.action() == action).toList();
    }

    public synchronized void fail(boolean isNowFailing) {
        isFailing = isNowFailing;
    }

    public synchronized List<AuditEntry> entries() {
        return records.stream().map(AuditRecord::entry).toList();
    }

    public synchronized List<String> words(RequestId request) {
        return find(request).stream()
                .map(r -> r.entry().phase() + " " + r.entry().outcome())
                .map(String::trim)
                .toList();
    }

    /** Every append hangs until the latch opens; reading goes on. */
    public void hangUntil(CountDownLatch opens) {
        gate = opens;
    }

    @Override
    public AuditRecord append(AuditEntry entry) throws AuditUnavailableException {
        passGate();
        return take(entry);
    }

    // Without the monitor, so that reading goes on while appending hangs.
    private void passGate() throws AuditUnavailableException {
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) {
                throw new AuditUnavailableException("the disk hangs", null);
            }
        } catch (InterruptedException interrupted) {
            throw new AuditUnavailableException("interrupted", interrupted);
        }
    }

    private synchronized AuditRecord take(AuditEntry entry) throws AuditUnavailableException {
        if (isFailing) {
            throw new AuditUnavailableException("the disk is full; make room", null);
        }
        AuditRecord.Stamp stamp =
                new AuditRecord.Stamp(Instant.EPOCH, "+00:00", records.size(), new UUID(0, 0), "UNKNOWN");
        AuditRecord record = new AuditRecord(records.size(), stamp, entry, "");
        records.add(record);
        order.add("audit " + entry.phase() + " " + entry.target() + (" " + entry.outcome()).stripTrailing());
        return record;
    }

    @Override
    public synchronized List<AuditRecord> find(RequestId request) {
        return records.stream().filter(r -> request.equals(r.entry().request())).toList();
    }

    @Override
    public synchronized List<AuditRecord> openIntents() {
        Map<RequestId, AuditRecord> open = new LinkedHashMap<>();
        for (AuditRecord record : records) {
            if (record.entry().phase() == AuditPhase.INTENT) {
                open.put(record.entry().request(), record);
            } else if (record.entry().phase() == AuditPhase.OUTCOME) {
                open.remove(record.entry().request());
            }
        }
        return List.copyOf(open.values());
    }

    @Override
    public synchronized List<AuditRecord> unreconciled() {
        Map<RequestId, AuditRecord> unknown = new LinkedHashMap<>();
        for (AuditRecord record : records) {
            AuditEntry entry = record.entry();
            if (entry.action() == AuditAction.RECONCILE
                    && entry.phase() == AuditPhase.EVENT
                    && entry.request() != null) {
                unknown.remove(entry.request());
            } else if (entry.phase() == AuditPhase.OUTCOME) {
                unknown.remove(entry.request());
                if (entry.outcome().equals("UNKNOWN")) {
                    unknown.put(entry.request(), record);
                }
            }
        }
        return List.copyOf(unknown.values());
    }

    @Override
    public synchronized List<AuditRecord> read(AuditQuery query) {
        return records.stream()
                .filter(r -> r.index() >= query.fromIndex())
                .filter(r -> isAbout(r.entry(), query.filter()))
                .limit(query.limit())
                .toList();
    }

    private static boolean isAbout(AuditEntry entry, AuditQuery.Filter filter) {
        boolean isThere = filter.target().isEmpty()
                || entry.target().equals(filter.target())
                || entry.target().startsWith(filter.target() + "/");
        return isThere && (filter.action().isEmpty() || entry.action().name().equals(filter.action()));
    }

    @Override
    public AuditRecord append(AuditEntry entry, Signature signature) throws AuditUnavailableException {
        passGate();
        synchronized (this) {
            AuditRecord signed = take(entry.in(entry.circumstances().signedAt(records.size() + 1L)));
            take(AuditEntry.event(AuditAction.SIGNATURE, signature.signer(), entry.target(), Map.of()));
            return signed;
        }
    }

    @Override
    public synchronized Optional<AuditRecord> latest(AuditAction action, String target) {
        return records.stream()
                .filter(r -> r.entry().action() == action && r.entry().target().equals(target))
                .reduce((older, newer) -> newer);
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
    public synchronized AuditHealth health() {
        return new AuditHealth(!isFailing, records.size(), isFailing ? "the disk is full; make room" : "", "");
    }
}
