package org.ferrule.audit.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/** Somebody who knows the format, can write the file, and makes everything fit that can be made to fit. */
final class Attacker {
    /** Signs with a new key under the log's own name. */
    static final Forger WITH_A_KEY_OF_MY_OWN =
            head -> SignedNote.sign(head.text(), List.of(SigningKey.generate(head.log())));

    private Attacker() {}

    /** Makes a note of what a tree looks like now. */
    interface Forger {
        SignedNote sign(TreeHead head) throws Exception;
    }

    /** Replaces text of the same length in a record and makes its hash fit. */
    static void forge(Path file, long index, String text, String by) throws Exception {
        try (RawTrail raw = new RawTrail(file)) {
            byte[] content = new String(raw.bytes("content", index), StandardCharsets.UTF_8)
                    .replace(text, by)
                    .getBytes(StandardCharsets.UTF_8);
            put(raw, index, content);
        }
    }

    private static void put(RawTrail raw, long index, byte[] content) throws Exception {
        raw.overwrite("content", index, content);
        raw.overwrite("hash", index, new TreeHash().leaf(content));
    }

    /** Makes room at an index. */
    static void shiftUpFrom(Path file, long index) throws Exception {
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("UPDATE record SET idx = -idx - 1 WHERE idx >= " + index);
            raw.execute("UPDATE record SET idx = -idx WHERE idx < 0");
        }
    }

    /** A copy of a record that says the new index, with its hash. */
    static void copy(Path file, long from, long to) throws Exception {
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("INSERT INTO record SELECT " + to
                    + ", content, hash, phase, action, actor, target, request, outcome, "
                    + "batch, at FROM record WHERE idx = " + from);
        }
        forge(file, to, "\"index\":" + from + ",", "\"index\":" + to + ",");
    }

    /** Frontiers of the records as they are now. */
    static void rebuildFrontiers(Path file) throws Exception {
        rebuild(file, null);
    }

    /** Frontiers and notes of the records as they are now. */
    static void rewriteNotes(Path file, Forger forger) throws Exception {
        rebuild(file, forger);
    }

    private static void rebuild(Path file, @Nullable Forger forger) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            List<byte[]> leaves = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT hash FROM record ORDER BY idx")) {
                while (rows.next()) {
                    leaves.add(rows.getBytes(1));
                }
            }
            for (Row row : checkpoints(connection)) {
                Frontier tree = new Frontier();
                leaves.subList(0, (int) Math.min(row.size(), leaves.size())).forEach(tree::append);
                String note = forger == null
                        ? row.note()
                        : forger.sign(TreeHead.of(row.note().split("\n", 2)[0], row.size(), tree.root()))
                                .toString();
                update(connection, new Row(row.size(), note), tree.toBytes());
            }
        }
    }

    private record Row(long size, String note) {}

    private static List<Row> checkpoints(Connection connection) throws Exception {
        List<Row> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT size, note FROM checkpoint ORDER BY size")) {
            while (rows.next()) {
                found.add(new Row(rows.getLong(1), rows.getString(2)));
            }
        }
        return found;
    }

    private static void update(Connection connection, Row row, byte[] frontier) throws Exception {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE checkpoint SET note = ?, frontier = ? WHERE size = ?")) {
            update.setString(1, row.note());
            update.setBytes(2, frontier);
            update.setLong(3, row.size());
            update.executeUpdate();
        }
    }
}
