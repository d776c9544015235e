package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.HashChain;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.merkle.TreeHash;
import org.ferrule.audit.store.TrailReader;

/** A trail's file, read without a running site and without changing it. */
public final class AuditFile {
    private AuditFile() {}

    /** Number of records. */
    public static long count(Path file) throws IOException {
        try (Connection connection = TrailDatabase.openForReading(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM record")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IOException(file + " is no readable audit trail: " + e.getMessage(), e);
        }
    }

    /** Records that match, oldest first. */
    public static List<AuditRecord> read(Path file, AuditQuery query) throws IOException {
        try (TrailReader reader = new TrailReader(file, Duration.ofMinutes(10))) {
            return reader.read(query);
        } catch (SQLException e) {
            throw new IOException(file + " is no readable audit trail: " + e.getMessage(), e);
        }
    }

    /** Hashes every stored byte again and compares; stops at the first thing that is wrong. */
    public static Verdict verify(Path file) {
        try (Connection connection = TrailDatabase.openForReading(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT idx, content, hash, phase, action, actor, target, request, outcome FROM record ORDER BY idx")) {
            return walk(rows);
        } catch (SQLException | IOException e) {
            return new Verdict(Verdict.Finding.UNREADABLE, 0, "", file + " cannot be read: " + e.getMessage());
        }
    }

    private static Verdict walk(ResultSet rows) throws SQLException {
        byte[] link = HashChain.start();
        long expected = 0;
        while (rows.next()) {
            long index = rows.getLong(1);
            byte[] content = rows.getBytes(2);
            String wrong;
            if (index != expected) {
                return new Verdict(
                        Verdict.Finding.INCOMPLETE,
                        expected,
                        TreeHash.hex(link),
                        "record " + expected + " is missing; the next one is " + index);
            } else if (content == null || !MessageDigest.isEqual(new TreeHash().leaf(content), rows.getBytes(3))) {
                wrong = "its bytes do not match its hash, or the record before it was changed";
            } else {
                wrong = contradiction(rows, content);
            }
            if (!wrong.isEmpty()) {
                return new Verdict(
                        Verdict.Finding.TAMPERED, expected, TreeHash.hex(link), "record " + index + ": " + wrong);
            }
            link = rows.getBytes(3);
            expected++;
        }
        return new Verdict(Verdict.Finding.INTACT, expected, TreeHash.hex(link), expected + " records hang together");
    }

    /** The columns to search by are copies; one that says something else than the record would hide it from a search. */
    private static String contradiction(ResultSet row, byte[] content) throws SQLException {
        AuditRecord record;
        try {
            record = RecordBytes.read(content, "");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        List<String> inside = List.of(
                Long.toString(record.index()),
                record.entry().phase().name(),
                record.entry().action().name(),
                record.entry().actor().user(),
                record.entry().target(),
                record.entry().request() == null ? "" : record.entry().request().toString(),
                record.entry().outcome());
        List<String> beside = List.of(
                Long.toString(row.getLong(1)),
                String.valueOf(row.getString(4)),
                String.valueOf(row.getString(5)),
                String.valueOf(row.getString(6)),
                String.valueOf(row.getString(7)),
                String.valueOf(row.getString(8)),
                String.valueOf(row.getString(9)));
        return inside.equals(beside) ? "" : "its search columns " + beside + " contradict its content " + inside;
    }
}
