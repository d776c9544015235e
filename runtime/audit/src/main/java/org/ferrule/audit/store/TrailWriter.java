package org.ferrule.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.SearchKeys;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.merkle.TreeHash;

/** Appends batches to the file, one transaction each. Used by the writer thread alone. */
final class TrailWriter implements AutoCloseable {
    private final Connection connection;
    private final AuditClock clock;
    private long nextIndex;
    private final TreeHash leaves = new TreeHash();

    /** Takes over an open connection and checks that the last record is whole. */
    TrailWriter(Connection connection, AuditClock clock) throws SQLException {
        this.connection = connection;
        this.clock = clock;
        connection.setAutoCommit(false);
        resume();
        connection.commit();
    }

    private void resume() throws SQLException {
        if (TrailDatabase.format(connection) == 0) {
            TrailDatabase.create(connection, "org.ferrule/trail/" + UUID.randomUUID());
        }
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT max(idx) FROM record")) {
            if (last.next() && last.getObject(1) != null) {
                nextIndex = last.getLong(1) + 1;
            }
        }
    }

    long count() {
        return nextIndex;
    }

    /** Appends all entries in one transaction and returns when they are on the disk. */
    List<AuditRecord> append(List<AuditEntry> entries) throws SQLException {
        List<AuditRecord> records = new ArrayList<>(entries.size());
        long index = nextIndex;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?)")) {
            for (AuditEntry entry : entries) {
                AuditRecord.Stamp stamp = clock.now();
                byte[] content = RecordBytes.write(index, stamp, entry);
                byte[] hash = leaves.leaf(content);
                insert.setLong(1, index);
                insert.setBytes(2, content);
                insert.setBytes(3, hash);
                int column = 4;
                SearchKeys keys = SearchKeys.of(stamp, entry);
                for (String key : keys.texts()) {
                    insert.setString(column++, key);
                }
                insert.setLong(column, keys.at());
                insert.addBatch();
                records.add(new AuditRecord(index, stamp, entry, TreeHash.hex(hash)));
                index++;
            }
            insert.executeBatch();
        }
        connection.commit();
        nextIndex = index;
        return records;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
