package org.ferrule.audit.store;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.HashChain;
import org.ferrule.audit.format.RecordBytes;

/** Appends batches to the file, one transaction each. Used by the writer thread alone. */
final class TrailWriter implements AutoCloseable {
    private final Connection connection;
    private final AuditClock clock;
    private long nextIndex;
    private byte[] head = HashChain.start();

    /** Takes over an open connection and checks that the last record is whole. */
    TrailWriter(Connection connection, AuditClock clock) throws SQLException {
        this.connection = connection;
        this.clock = clock;
        connection.setAutoCommit(false);
        resume();
        connection.commit();
    }

    private void resume() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT idx, content, hash, "
                        + "(SELECT hash FROM record b WHERE b.idx = a.idx - 1), (SELECT count(*) FROM record) "
                        + "FROM record a ORDER BY idx DESC LIMIT 1")) {
            if (!last.next()) {
                return;
            }
            byte[] before = last.getLong(1) == 0 ? HashChain.start() : last.getBytes(4);
            byte[] hash = last.getBytes(3);
            boolean isLinked = before != null && MessageDigest.isEqual(HashChain.next(before, last.getBytes(2)), hash);
            if (!isLinked || last.getLong(5) != last.getLong(1) + 1) {
                throw new SQLException("the audit trail does not hang together at index " + last.getLong(1)
                        + "; run 'ferrule audit verify' on it");
            }
            nextIndex = last.getLong(1) + 1;
            head = hash;
        }
    }

    long count() {
        return nextIndex;
    }

    /** Appends all entries in one transaction and returns when they are on the disk. */
    List<AuditRecord> append(List<AuditEntry> entries) throws SQLException {
        List<AuditRecord> records = new ArrayList<>(entries.size());
        long index = nextIndex;
        byte[] link = head;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?)")) {
            for (AuditEntry entry : entries) {
                AuditRecord.Stamp stamp = clock.now();
                byte[] content = RecordBytes.write(index, stamp, entry);
                link = HashChain.next(link, content);
                bind(insert, index, content, link);
                bindKeys(insert, entry);
                insert.addBatch();
                records.add(new AuditRecord(index, stamp, entry, HashChain.hex(link)));
                index++;
            }
            insert.executeBatch();
        }
        connection.commit();
        nextIndex = index;
        head = link;
        return records;
    }

    private static void bind(PreparedStatement insert, long index, byte[] content, byte[] hash) throws SQLException {
        insert.setLong(1, index);
        insert.setBytes(2, content);
        insert.setBytes(3, hash);
    }

    private static void bindKeys(PreparedStatement insert, AuditEntry entry) throws SQLException {
        RequestId request = entry.request();
        insert.setString(4, entry.phase().name());
        insert.setString(5, entry.action().name());
        insert.setString(6, entry.actor().user());
        insert.setString(7, entry.target());
        insert.setString(8, request == null ? "" : request.toString());
        insert.setString(9, entry.outcome());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
