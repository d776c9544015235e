package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.merkle.TreeHash;

/** Answers questions from the file, on a connection of its own that never waits for the writer. */
public final class TrailReader implements AutoCloseable {
    private static final String COLUMNS = "SELECT content, hash FROM record ";

    private final Connection connection;

    /** Opens the file for reading only. */
    public TrailReader(Path file) throws SQLException, IOException {
        this.connection = TrailDatabase.openForReading(file);
    }

    /** All records of a request, oldest first. */
    public List<AuditRecord> find(RequestId request) throws SQLException, IOException {
        return select("WHERE request = ? ORDER BY idx", request.toString());
    }

    /** Intents without an outcome, oldest first. */
    public List<AuditRecord> openIntents() throws SQLException, IOException {
        return select("WHERE phase = 'INTENT' AND request <> '' AND NOT EXISTS (SELECT 1 FROM record o "
                + "WHERE o.request = record.request AND o.phase = 'OUTCOME') ORDER BY idx");
    }

    /** Outcomes UNKNOWN that nobody has reconciled, oldest first. */
    public List<AuditRecord> unreconciled() throws SQLException, IOException {
        return select(
                "WHERE phase = 'OUTCOME' AND outcome = 'UNKNOWN' AND request <> '' AND NOT EXISTS (SELECT 1 FROM record r "
                        + "WHERE r.request = record.request AND (r.action = 'RECONCILE' AND r.phase <> 'REFUSED' "
                        + "OR r.phase = 'OUTCOME' AND r.idx > record.idx)) ORDER BY idx");
    }

    /** Records that match, oldest first. */
    public List<AuditRecord> read(AuditQuery query) throws SQLException, IOException {
        return select(
                "WHERE idx >= ?1 AND (?2 = '' OR target = ?2 OR substr(target, 1, length(?2) + 1) = ?2 || '/') "
                        + "AND (?3 = '' OR actor = ?3) AND (?4 = '' OR action = ?4) ORDER BY idx LIMIT ?5",
                query.fromIndex(),
                query.filter().target(),
                query.filter().actor(),
                query.filter().action(),
                query.limit());
    }

    private synchronized List<AuditRecord> select(String where, Object... arguments) throws SQLException, IOException {
        List<AuditRecord> records = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
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
