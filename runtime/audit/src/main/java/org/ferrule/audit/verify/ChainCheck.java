package org.ferrule.audit.verify;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.ferrule.audit.format.HashChain;
import org.ferrule.audit.merkle.TreeHash;

/** Walks through a trail of format 1, where each hash covers the one before it. */
final class ChainCheck {
    private static final int FORMAT = 1;
    private static final int KEYS = 6;
    private static final String ROWS =
            "SELECT idx, hash, content, phase, action, actor, target, request, outcome FROM record ORDER BY idx";

    private ChainCheck() {}

    static Verdict run(Connection connection) throws SQLException, FaultException {
        byte[] link = HashChain.start();
        long expected = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ROWS)) {
            while (rows.next()) {
                StoredRow row = StoredRow.of(rows, KEYS);
                if (row.index() != expected) {
                    throw TrailCheck.outOfOrder(expected, row.index());
                }
                link = check(row, link);
                expected++;
            }
        }
        return Verdict.intact(
                expected,
                TreeHash.hex(link),
                List.of("format 1 has no signed checkpoints: whoever can write the file can make it anew"));
    }

    private static byte[] check(StoredRow row, byte[] before) throws FaultException {
        byte[] content = row.content();
        byte[] stored = row.hash();
        try {
            if (content == null || stored == null || !MessageDigest.isEqual(HashChain.next(before, content), stored)) {
                throw new IOException("its bytes do not match its hash, or the record before it was changed");
            }
            RecordFacts facts = RecordFacts.parse(content);
            if (facts.version() != FORMAT) {
                throw new IOException("it has version " + facts.version() + " in a file of format 1");
            }
            RowCheck.check(row, facts, FORMAT);
            return stored;
        } catch (IOException e) {
            throw FaultException.tampered(row.index(), "record " + row.index() + ": " + e.getMessage());
        }
    }
}
