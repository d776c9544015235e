package org.ferrule.audit.store;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;

/**
 * Continues a trail. Takes the same time whatever its size: what is hashed again begins at the checkpoint before the
 * newest one, so that the newest one is proved and not believed.
 */
final class TrailResumption {
    private static final String REMEDY =
            " Run 'ferrule audit verify', put the newest sound backup in its place and restart.";

    private final TrailFiles files;
    private final Connection connection;
    private final TreeHash hash = new TreeHash();

    TrailResumption(TrailFiles files, Connection connection) {
        this.files = files;
        this.connection = connection;
    }

    private record Kept(SignedNote note, TreeHead head, Frontier frontier, String open) {}

    TrailOpening.Opened resume() throws SQLException, IOException, BrokenTrailException {
        String log = TrailDatabase.log(connection);
        List<Kept> kept = newestFirst(log);
        if (kept.isEmpty()) {
            throw new BrokenTrailException("it has no checkpoint." + REMEDY, null);
        }
        Kept newest = kept.get(0);
        SigningKey key = new KeyFiles(files).of(log, newest.note());
        checkKey(key, newest);
        Frontier frontier = kept.size() > 1 ? kept.get(1).frontier() : new Frontier();
        TrailMemory memory = TrailMemory.empty();
        if (kept.size() > 1) {
            reopen(memory.open(), kept.get(1).open());
        }
        rehash(frontier, memory, newest.head());
        boolean hasSide = new SideCheckpoint(files).agrees(connection, log);
        Checkpoint checkpoint = newest.head().signed(newest.note());
        List<AuditEntry> first = hasSide
                ? List.of()
                : List.of(AuditEntry.event(
                        AuditAction.TRAIL,
                        Actor.SYSTEM,
                        "audit/checkpoint",
                        Map.of(
                                "event",
                                "RECOVERED",
                                "message",
                                files.checkpoint().getFileName() + " was missing")));
        return new TrailOpening.Opened(new TrailEnd(log, key, frontier, memory, checkpoint), first);
    }

    private List<Kept> newestFirst(String log) throws SQLException, IOException, BrokenTrailException {
        List<Kept> kept = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT size, note, frontier, open FROM checkpoint ORDER BY size DESC LIMIT 2")) {
            while (rows.next()) {
                SignedNote note = SignedNote.parse(rows.getString(2));
                TreeHead head = TreeHead.of(note);
                Frontier frontier = new Frontier(rows.getLong(1), rows.getBytes(3));
                TreeHead expected = TreeHead.of(log, rows.getLong(1), frontier.root());
                if (!head.equals(expected)) {
                    throw new BrokenTrailException(
                            "its checkpoint over " + rows.getLong(1) + " records contradicts itself." + REMEDY, null);
                }
                kept.add(new Kept(note, head, frontier, rows.getString(4)));
            }
        } catch (IllegalArgumentException e) {
            throw new BrokenTrailException("its newest checkpoint is damaged: " + e.getMessage() + "." + REMEDY, e);
        }
        return kept;
    }

    private void checkKey(SigningKey key, Kept newest) throws SQLException, IOException, BrokenTrailException {
        if (!newest.note().isSignedBy(key.verifier())) {
            throw new BrokenTrailException(
                    "its newest checkpoint is not signed by the key in " + files.key()
                            + ". Put the right key back from the " + "backup and restart." + REMEDY,
                    null);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT content FROM record WHERE target = '"
                        + TrailOpening.KEY_TARGET + "' AND action = 'TRAIL' ORDER BY idx DESC LIMIT 1")) {
            String announced = row.next()
                    ? RecordBytes.read(row.getBytes(1), "").entry().detail().getOrDefault("key", "")
                    : "";
            if (!announced.equals(key.verifier().toString())) {
                throw new BrokenTrailException(
                        "the key in " + files.key() + " is not the one that its records announce." + REMEDY, null);
            }
        }
    }

    private void reopen(OpenIntents open, String indexes) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT request FROM record WHERE idx = ?")) {
            for (String index : indexes.isEmpty() ? new String[0] : indexes.split(" ", -1)) {
                find.setLong(1, Long.parseLong(index));
                try (ResultSet row = find.executeQuery()) {
                    if (row.next()) {
                        open.add(Long.parseLong(index), AuditPhase.INTENT, row.getString(1));
                    }
                }
            }
        }
    }

    private void rehash(Frontier frontier, TrailMemory memory, TreeHead newest)
            throws SQLException, BrokenTrailException {
        boolean isProved = frontier.size() == newest.size();
        // Few columns: each value costs more to fetch than to hash.
        try (PreparedStatement read = connection.prepareStatement("SELECT idx, content, "
                + "CASE WHEN request <> '' THEN phase || ' ' || request END, "
                + "CASE WHEN idx >= ? THEN hash END FROM record WHERE idx >= ? ORDER BY idx")) {
            read.setLong(1, newest.size());
            read.setLong(2, frontier.size());
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    append(rows, frontier, newest.size());
                    String step = rows.getString(3);
                    if (step != null) {
                        String[] parts = step.split(" ", 2);
                        memory.add(frontier.size() - 1, AuditPhase.valueOf(parts[0]), parts[1]);
                    }
                    if (frontier.size() == newest.size()) {
                        isProved = TreeHash.hex(frontier.root()).equals(newest.root());
                        memory.commit(true);
                    }
                }
            }
        }
        memory.commit(false);
        if (!isProved) {
            throw new BrokenTrailException(
                    "its newest records are not those that the checkpoint over " + newest.size() + " records covers."
                            + REMEDY,
                    null);
        }
    }

    private void append(ResultSet row, Frontier frontier, long proved) throws SQLException, BrokenTrailException {
        byte[] leaf = hash.leaf(row.getBytes(2));
        boolean isThere = row.getLong(1) == frontier.size();
        // What a checkpoint covers is proved by its root; what comes after has only the hash beside it.
        if (!isThere || (frontier.size() >= proved && !MessageDigest.isEqual(leaf, row.getBytes(4)))) {
            throw new BrokenTrailException(
                    "it does not hang together at record " + frontier.size() + "." + REMEDY, null);
        }
        frontier.append(leaf);
    }
}
