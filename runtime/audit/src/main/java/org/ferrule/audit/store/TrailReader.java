package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.RequestIndex;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.merkle.TreeHash;
import org.sqlite.ProgressHandler;

/** Answers questions from the file, on a connection of its own that never waits for the writer. */
public final class TrailReader implements AutoCloseable {
    private static final String COLUMNS = "SELECT content, hash FROM record ";
    private static final int STEPS_BETWEEN_LOOKS = 20_000;

    private final Connection connection;
    private final TimeLimit limit;

    /** Opens the file for reading only; a question that takes longer than the limit fails. */
    public TrailReader(Path file, Duration limit) throws SQLException, IOException {
        this.connection = TrailDatabase.openForReading(file);
        this.limit = new TimeLimit(limit.toNanos());
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, this.limit);
    }

    private static final class TimeLimit extends ProgressHandler {
        private final long nanos;
        private long began;

        TimeLimit(long nanos) {
            this.nanos = nanos;
        }

        void begin() {
            began = AuditClock.nanos();
        }

        @Override
        protected int progress() {
            return AuditClock.nanos() - began > nanos ? 1 : 0;
        }
    }

    /** All records of a request, oldest first. */
    List<AuditRecord> find(String request, RecentRequests recent) throws SQLException, IOException {
        List<Long> late = recent.of(request);
        List<AuditRecord> records = select("WHERE idx IN (" + RequestIndex.FIND + ") ORDER BY idx", List.of(request));
        long last = records.isEmpty() ? -1 : records.get(records.size() - 1).index();
        records.addAll(at(late.stream().filter(index -> index > last).toList()));
        return records;
    }

    /** The records at these indexes that are there, in that order. */
    List<AuditRecord> at(List<Long> indexes) throws SQLException, IOException {
        List<AuditRecord> records = new ArrayList<>();
        for (Long index : indexes) {
            records.addAll(select("WHERE idx = ?", List.of(index)));
        }
        return records;
    }

    /** Outcomes UNKNOWN that nobody has reconciled, oldest first. */
    List<AuditRecord> unreconciled(RecentRequests recent) throws SQLException, IOException {
        List<AuditRecord> unreconciled = new ArrayList<>();
        for (AuditRecord unknown : select(
                "INDEXED BY unknown WHERE phase = 'OUTCOME' AND outcome = 'UNKNOWN' AND request <> '' ORDER BY idx",
                List.of())) {
            RequestId request = Objects.requireNonNull(unknown.entry().request(), "the columns contradict the record");
            boolean isSettled = find(request.toString(), recent).stream().anyMatch(later -> settles(later, unknown));
            if (!isSettled) {
                unreconciled.add(unknown);
            }
        }
        return unreconciled;
    }

    private static boolean settles(AuditRecord other, AuditRecord unknown) {
        AuditEntry entry = other.entry();
        boolean isReconciled = entry.action() == AuditAction.RECONCILE && entry.phase() != AuditPhase.REFUSED;
        return isReconciled || (entry.phase() == AuditPhase.OUTCOME && other.index() > unknown.index());
    }

    /** The newest record of an action on exactly this target. */
    public Optional<AuditRecord> latest(AuditAction action, String target) throws SQLException, IOException {
        return select("WHERE target = ? AND action = ? ORDER BY idx DESC LIMIT 1", List.of(target, action.name()))
                .stream()
                .findFirst();
    }

    /** Records that match, oldest first. */
    public List<AuditRecord> read(AuditQuery query) throws SQLException, IOException {
        return new Search(query).run(this::select);
    }

    /** A condition and what stands for its question marks. */
    interface Selection {
        List<AuditRecord> select(String where, List<Object> arguments) throws SQLException, IOException;
    }

    private synchronized List<AuditRecord> select(String where, List<?> arguments) throws SQLException, IOException {
        List<AuditRecord> records = new ArrayList<>();
        limit.begin();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    records.add(RecordBytes.read(rows.getBytes(1), TreeHash.hex(rows.getBytes(2))));
                }
            }
        }
        return records;
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
