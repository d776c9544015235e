package org.ferrule.audit.store;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
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

/** Adds records and checkpoints to the file's open transaction. Used by the writer thread alone. */
final class TrailWriter implements AutoCloseable {
    private static final int FIRST_KEY = 4;
    /** What a commit puts into SQLite's log of changes, in pages of 4 KiB, apart from the pages of each record. */
    private static final int PAGES_OF_COMMIT = 6;

    private static final int LOG_PAGES = 5_000;

    private final Connection connection;
    private final AuditClock clock;
    private final String log;
    private final Frontier frontier;
    private final TrailMemory memory;
    private final CheckpointRule rule = new CheckpointRule();
    private final TreeHash hash = new TreeHash();
    private final PreparedStatement insert;
    private final PreparedStatement insertCheckpoint;
    private Checkpoint newest;
    private boolean isDirty;
    private long indexed;
    private long logged;

    TrailWriter(Connection connection, TrailEnd end, AuditClock clock) throws SQLException {
        this.connection = connection;
        this.clock = clock;
        this.log = end.log();
        this.frontier = end.frontier();
        this.memory = end.memory();
        this.newest = end.newest();
        this.indexed = newest.size();
        rule.covered(newest.size(), AuditClock.nanos());
        insert = connection.prepareStatement(
                "INSERT INTO record (idx, content, hash, " + SearchKeys.COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?)");
        insertCheckpoint =
                connection.prepareStatement("INSERT INTO checkpoint (size, note, frontier, open) VALUES (?,?,?,?)");
    }

    /** Number of records, with those of the transaction. */
    long size() {
        return frontier.size();
    }

    /** The newest checkpoint, with that of the transaction. */
    Checkpoint newest() {
        return newest;
    }

    String log() {
        return log;
    }

    /** Wants a checkpoint in this transaction. */
    void askForCheckpoint() {
        rule.ask();
    }

    /** Whether an entry can be added and committed without a checkpoint being due. */
    boolean isBeforeCheckpoint(AuditEntry entry) {
        return rule.isQuiet(entry, frontier.size(), AuditClock.nanos());
    }

    /** Adds what happened to the clock since the last call. */
    void addClockNews() throws SQLException {
        for (AuditEntry entry : clock.news()) {
            put(entry);
        }
    }

    /** Adds an entry that nobody signs, though it may be the outcome of one that somebody signed. */
    AuditRecord add(AuditEntry entry) throws SQLException {
        addClockNews();
        return put(entry.in(entry.circumstances().unsigned()));
    }

    /** Adds an entry and the record of its signature. */
    AuditRecord add(AuditEntry entry, Signature signature) throws SQLException {
        addClockNews();
        long index = frontier.size();
        AuditRecord signed = put(entry.in(entry.circumstances().signedAt(index + 1)));
        Map<String, String> detail = new TreeMap<>();
        detail.put("log", log);
        detail.put("signs.index", Long.toString(index));
        detail.put("signs.leafHash", signed.hash());
        detail.put("printedName", signature.printedName());
        detail.put("meaning", signature.meaning().name());
        detail.put("components", signature.components());
        put(new AuditEntry(
                AuditPhase.EVENT,
                AuditAction.SIGNATURE,
                signature.signer(),
                entry.target(),
                AuditEntry.Change.NONE,
                "",
                null,
                "",
                new Circumstances(DecisionSource.PERSON, entry.circumstances().context(), OptionalLong.empty()),
                detail));
        return signed;
    }

    private AuditRecord put(AuditEntry entry) throws SQLException {
        long index = frontier.size();
        AuditRecord.Stamp stamp = clock.now();
        byte[] content = RecordBytes.write(index, stamp, entry);
        byte[] leaf = hash.leaf(content);
        SearchKeys keys = SearchKeys.of(stamp, entry);
        insert.setLong(1, index);
        insert.setBytes(2, content);
        insert.setBytes(3, leaf);
        int column = FIRST_KEY;
        for (String text : keys.texts()) {
            insert.setString(column++, text);
        }
        insert.setLong(column, keys.at());
        insert.addBatch();
        frontier.append(leaf);
        memory.add(index, entry.phase(), keys.request());
        rule.see(entry);
        isDirty = true;
        logged++;
        return new AuditRecord(index, stamp, entry, TreeHash.hex(leaf));
    }

    /** Adds a checkpoint if one is due, signed by all these keys. */
    void signIfDue(List<SigningKey> keys) throws SQLException, GeneralSecurityException {
        long now = AuditClock.nanos();
        if (!rule.isDue(frontier.size(), now)) {
            return;
        }
        TreeHead head = TreeHead.of(log, frontier.size(), frontier.root());
        newest = head.signed(SignedNote.sign(head.text(), keys));
        insertCheckpoint.setLong(1, newest.size());
        insertCheckpoint.setString(2, newest.note());
        insertCheckpoint.setBytes(3, frontier.toBytes());
        insertCheckpoint.setString(4, memory.open().asText());
        insertCheckpoint.addBatch();
        rule.covered(newest.size(), now);
        isDirty = true;
    }

    /** Returns when all that was added is on the disk. */
    void commit() throws SQLException {
        if (isDirty) {
            insert.executeBatch();
            insertCheckpoint.executeBatch();
            boolean isCovered = newest.size() == frontier.size();
            if (newest.size() > indexed) {
                logged += RequestIndex.fill(connection, indexed, newest.size());
                indexed = newest.size();
            }
            connection.commit();
            memory.commit(isCovered);
            isDirty = false;
            logged += PAGES_OF_COMMIT;
        }
    }

    /** Keeps SQLite's log of changes from growing; an error in that is an error like any other. */
    void tidy() throws SQLException {
        if (logged > LOG_PAGES) {
            logged = 0;
            connection.setAutoCommit(true);
            TrailDatabase.mergeLog(connection);
            connection.setAutoCommit(false);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
