package org.ferrule.audit.store;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.SigningKey;
import org.jspecify.annotations.Nullable;

/** Everything that waits, in one commit; callers learn of it when it is durable, never before. */
final class Transaction {
    private final OpenTrail trail;
    private final List<Runnable> acknowledgements = new ArrayList<>();
    private final List<Runnable> lateAcknowledgements = new ArrayList<>();
    private @Nullable SigningKey nextKey;

    Transaction(OpenTrail trail) {
        this.trail = trail;
    }

    /** Before anybody is told. */
    void whenDurable(Runnable acknowledgement) {
        acknowledgements.add(0, acknowledgement);
    }

    void add(Task task) throws SQLException, IOException, GeneralSecurityException {
        if (task instanceof Task.Append append) {
            AuditRecord record = append.signature() == null
                    ? trail.writer().add(append.entry())
                    : trail.writer().add(append.entry(), append.signature());
            acknowledgements.add(() -> append.done().complete(record));
        } else if (task instanceof Task.ChangeKey change) {
            changeKey(change);
        } else if (task instanceof Task.Sign sign) {
            trail.writer().askForCheckpoint();
            lateAcknowledgements.add(() -> sign.done().complete(trail.writer().newest()));
        } else if (task instanceof Task.End end) {
            trail.writer().askForCheckpoint();
            lateAcknowledgements.add(() -> end.done().complete(null));
        } else {
            trail.writer().addClockNews();
        }
    }

    private void changeKey(Task.ChangeKey change) throws SQLException, IOException, GeneralSecurityException {
        SigningKey next =
                nextKey != null ? nextKey : SigningKey.generate(trail.writer().log());
        trail.keys().prepare(next);
        AuditRecord record = trail.writer()
                .add(new AuditEntry(
                        AuditPhase.EVENT,
                        AuditAction.TRAIL,
                        change.actor(),
                        TrailOpening.KEY_TARGET,
                        AuditEntry.Change.NONE,
                        change.reason(),
                        null,
                        "",
                        Map.of(
                                "event", "KEY_CHANGED",
                                "previous", trail.key().verifier().toString(),
                                "key", next.verifier().toString())));
        nextKey = next;
        trail.writer().askForCheckpoint();
        lateAcknowledgements.add(() -> change.done().complete(record));
    }

    /** Commits, tells the callers, and replaces the files beside the database. */
    void commit() throws SQLException, IOException, GeneralSecurityException {
        SigningKey next = nextKey;
        String before = trail.writer().newest().note();
        trail.writer().signIfDue(next == null ? List.of(trail.key()) : List.of(trail.key(), next));
        trail.writer().commit();
        acknowledgements.forEach(Runnable::run);
        if (next != null) {
            trail.adopt(next);
        }
        String now = trail.writer().newest().note();
        if (!now.equals(before)) {
            trail.side().write(now);
        }
        lateAcknowledgements.forEach(Runnable::run);
        trail.writer().tidy();
    }
}
