package org.ferrule.gateway;

import java.util.List;
import java.util.Map;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Checkpoint;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.Records;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.SessionKey;

/** Remembers what it was asked; a key is never changed here. */
final class FakeRecords implements Records {
    private final List<Object> asked;

    FakeRecords(List<Object> asked) {
        this.asked = asked;
    }

    @Override
    public Answer<Checkpoint> export(SessionKey session, long first, long last, String reason) {
        asked.add(List.of(session.value(), first, last, reason));
        return checkpoint();
    }

    @Override
    public Answer<AuditRecord> review(SessionKey session, long first, long last, String comment, SigningWish signing) {
        asked.add(List.of(session.value(), first, last, comment, signing));
        AuditEntry entry = AuditEntry.event(AuditAction.REVIEW, Actor.SYSTEM, "records/3-5", Map.of());
        return Answer.of(FakeTrail.record(17, entry));
    }

    @Override
    public long unreviewed() {
        return 0;
    }

    @Override
    public Answer<AuditRecord> changeKey(SessionKey session, String reason) {
        return Answer.refused(ErrorCode.NOT_AUTHORIZED, "this takes the role ADMIN");
    }

    @Override
    public Answer<Checkpoint> checkpoint() {
        return Answer.of(new Checkpoint(9, "00".repeat(32), "log\n9\n\n— signed\n"));
    }
}
