package org.ferrule.audit.store;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.HashChain;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.SearchKeys;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;

/** Turns a trail of format 1 into one of the present format, if it is sound. */
final class TrailUpgrade {
    private static final int AT_ONCE = 1_000;
    private static final int TEXTS_OF_FORMAT_1 = 6;

    private final Connection connection;
    private final TreeHash hash = new TreeHash();
    private byte[] link = HashChain.start();

    TrailUpgrade(Connection connection) {
        this.connection = connection;
    }

    /** Checks every record as it stands, and gives it what later formats want. */
    void upgrade(String log, Frontier frontier, TrailMemory memory)
            throws SQLException, IOException, BrokenTrailException {
        TrailDatabase.upgrade(connection, log);
        try (PreparedStatement read = connection.prepareStatement(
                        "SELECT idx, content, hash, phase, action, actor, target, request, outcome FROM record "
                                + "WHERE idx >= ? ORDER BY idx LIMIT " + AT_ONCE);
                PreparedStatement write =
                        connection.prepareStatement("UPDATE record SET hash = ?, batch = ?, at = ? WHERE idx = ?")) {
            long before;
            do {
                before = frontier.size();
                List<Leaf> leaves = next(read, before);
                for (Leaf leaf : leaves) {
                    write.setBytes(1, leaf.hash);
                    write.setString(2, leaf.keys.batch());
                    write.setLong(3, leaf.keys.at());
                    write.setLong(4, frontier.size());
                    write.addBatch();
                    memory.add(frontier.size(), leaf.record.entry().phase(), leaf.keys.request());
                    frontier.append(leaf.hash);
                }
                write.executeBatch();
            } while (frontier.size() > before);
        }
        memory.commit(false);
    }

    private static final class Leaf {
        final byte[] hash;
        final AuditRecord record;
        final SearchKeys keys;

        Leaf(byte[] hash, AuditRecord record, SearchKeys keys) {
            this.hash = hash;
            this.record = record;
            this.keys = keys;
        }
    }

    private List<Leaf> next(PreparedStatement read, long first) throws SQLException, IOException, BrokenTrailException {
        List<Leaf> leaves = new ArrayList<>();
        read.setLong(1, first);
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                leaves.add(check(rows, first + leaves.size()));
            }
        }
        return leaves;
    }

    private Leaf check(ResultSet row, long expected) throws SQLException, IOException, BrokenTrailException {
        byte[] content = row.getBytes(2);
        link = HashChain.next(link, content);
        AuditRecord record = RecordBytes.read(content, "");
        SearchKeys keys = SearchKeys.of(record.stamp(), record.entry());
        boolean isSound = row.getLong(1) == expected
                && record.index() == expected
                && MessageDigest.isEqual(link, row.getBytes(3));
        for (int i = 0; i < TEXTS_OF_FORMAT_1; i++) {
            isSound &= keys.texts().get(i).equals(row.getString(4 + i));
        }
        if (!isSound) {
            throw new BrokenTrailException(
                    "it does not hang together at record " + expected
                            + ", so it is not upgraded. Run 'ferrule audit verify', "
                            + "put the newest sound backup in its place and restart.",
                    null);
        }
        return new Leaf(hash.leaf(content), record, keys);
    }
}
