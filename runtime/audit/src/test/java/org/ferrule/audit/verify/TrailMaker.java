package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Signature;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.RequestIndex;
import org.ferrule.audit.format.SearchKeys;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;

/**
 * Writes trails without the runtime's store: fast enough for large ones, with a clock that is steered, and willing to write what the
 * store never would, as somebody who has stolen the key could.
 */
final class TrailMaker implements AutoCloseable {
    private static final UUID BOOT = new UUID(1, 2);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00.123Z");

    private final Path file;
    private final Connection connection;
    private final PreparedStatement insert;
    private final TreeHash hash = new TreeHash();
    private final Frontier tree = new Frontier();
    private final TreeMap<Long, String> open = new TreeMap<>();
    private final List<SigningKey> signers = new ArrayList<>();
    private final String log;
    private byte[] lastLeaf = {};
    private String lastNote = "";
    private boolean isStepping;
    private long indexed;

    TrailMaker(Path file) throws Exception {
        this(file, "org.ferrule/trail/" + new UUID(file.hashCode(), 3));
    }

    TrailMaker(Path file, String log) throws Exception {
        this.file = file;
        this.log = log;
        connection = TrailDatabase.openForWriting(file);
        connection.setAutoCommit(false);
        TrailDatabase.create(connection, log);
        insert = connection.prepareStatement(
                "INSERT INTO record (idx, content, hash, " + SearchKeys.COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?)");
        signers.add(SigningKey.generate(log));
        add(trail(Map.of("event", "CREATED", "log", log, "key", key().verifier().toString())));
    }

    private static AuditEntry trail(Map<String, String> detail) {
        return AuditEntry.event(AuditAction.TRAIL, Actor.SYSTEM, "trail", detail);
    }

    String log() {
        return log;
    }

    SigningKey key() {
        return signers.get(signers.size() - 1);
    }

    String note() {
        return lastNote;
    }

    long size() {
        return tree.size();
    }

    byte[] lastLeaf() {
        return lastLeaf.clone();
    }

    /** Appends a record and returns its index. */
    long add(AuditEntry entry) throws SQLException {
        long index = tree.size();
        AuditRecord.Stamp stamp = new AuditRecord.Stamp(
                START.plusMillis(index * 250), "+01:00", index * 250_000_000, BOOT, "SYNCHRONISED");
        byte[] content = RecordBytes.write(index, stamp, entry);
        lastLeaf = hash.leaf(content);
        insert.setLong(1, index);
        insert.setBytes(2, content);
        insert.setBytes(3, lastLeaf);
        SearchKeys keys = SearchKeys.of(stamp, entry);
        for (int i = 0; i < keys.texts().size(); i++) {
            insert.setString(4 + i, keys.texts().get(i));
        }
        insert.setLong(4 + keys.texts().size(), keys.at());
        insert.executeUpdate();
        tree.append(lastLeaf);
        note(index, entry);
        return index;
    }

    private void note(long index, AuditEntry entry) {
        if (entry.request() == null) {
            return;
        }
        if (entry.phase() == AuditPhase.INTENT) {
            open.put(index, entry.request().toString());
        } else if (entry.phase() == AuditPhase.OUTCOME) {
            open.values().removeIf(entry.request().toString()::equals);
        }
    }

    /** Appends a record and its signature, as it has to be. */
    long addSigned(AuditEntry entry, Signature signature) throws SQLException {
        long index = add(entry.in(entry.circumstances().signedAt(tree.size() + 1)));
        add(signature(signature, index, lastLeaf, log));
        return index;
    }

    /** A signature under any record of any log. */
    static AuditEntry signature(Signature signature, long index, byte[] leaf, String log) {
        Map<String, String> detail = new HashMap<>();
        detail.put("log", log);
        detail.put("signs.index", Long.toString(index));
        detail.put("signs.leafHash", TreeHash.hex(leaf));
        detail.put("printedName", signature.printedName());
        detail.put("meaning", signature.meaning().name());
        detail.put("components", signature.components());
        return AuditEntry.event(AuditAction.SIGNATURE, signature.signer(), "record/" + index, detail);
    }

    /** Changes the key, as it has to be; the next checkpoint is signed by both. */
    void changeKey() throws Exception {
        SigningKey fresh = SigningKey.generate(log);
        changeKey(fresh, key().verifier().toString());
    }

    void changeKey(SigningKey fresh, String previous) throws SQLException {
        add(trail(Map.of(
                "event",
                "KEY_CHANGED",
                "previous",
                previous,
                "key",
                fresh.verifier().toString())));
        signers.add(fresh);
        isStepping = true;
    }

    /** A checkpoint by whoever has to sign it. */
    String checkpoint() throws Exception {
        int first = isStepping ? signers.size() - 2 : signers.size() - 1;
        isStepping = false;
        return checkpoint(signers.subList(first, signers.size()));
    }

    /** A checkpoint by anybody. */
    String checkpoint(List<SigningKey> by) throws SQLException, GeneralSecurityException {
        RequestIndex.fill(connection, indexed, tree.size());
        indexed = tree.size();
        lastNote = SignedNote.sign(TreeHead.of(log, tree.size(), tree.root()).text(), by)
                .toString();
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO checkpoint VALUES (?,?,?,?)")) {
            row.setLong(1, tree.size());
            row.setString(2, lastNote);
            row.setBytes(3, tree.toBytes());
            row.setString(
                    4,
                    String.join(" ", open.keySet().stream().map(String::valueOf).toList()));
            row.executeUpdate();
        }
        return lastNote;
    }

    /** Puts everything so far where a copy of the files finds it. */
    void flush() throws SQLException, IOException {
        connection.commit();
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        connection.setAutoCommit(false);
        if (!lastNote.isEmpty()) {
            Files.writeString(file.resolveSibling("audit.checkpoint"), lastNote);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        flush();
        insert.close();
        connection.close();
    }
}
