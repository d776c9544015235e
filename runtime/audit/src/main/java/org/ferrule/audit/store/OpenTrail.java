package org.ferrule.audit.store;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.format.TrailDatabase;

/** A trail that has been checked and can be continued, with the files beside it. Used by the writer thread alone. */
final class OpenTrail implements AutoCloseable {
    private final TrailWriter writer;
    private final TrailMemory memory;
    private final KeyFiles keys;
    private final SideCheckpoint side;
    private SigningKey key;

    private OpenTrail(TrailFiles files, TrailEnd end, TrailWriter writer) {
        this.writer = writer;
        this.memory = end.memory();
        this.keys = new KeyFiles(files);
        this.side = new SideCheckpoint(files);
        this.key = end.key();
    }

    /** Opens, makes or upgrades a trail. */
    static OpenTrail open(TrailFiles files, AuditClock clock)
            throws SQLException, IOException, GeneralSecurityException, BrokenTrailException {
        Connection connection = TrailDatabase.openForWriting(files.database());
        try {
            connection.setAutoCommit(false);
            TrailOpening.Opened opened = new TrailOpening(files).open(connection);
            TrailWriter writer = new TrailWriter(connection, opened.end(), clock);
            OpenTrail trail = new OpenTrail(files, opened.end(), writer);
            trail.begin(opened.first());
            connection.commit();
            return trail;
        } catch (SQLException | IOException | GeneralSecurityException | BrokenTrailException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void begin(List<AuditEntry> first) throws SQLException, IOException, GeneralSecurityException {
        if (!first.isEmpty()) {
            Transaction transaction = new Transaction(this);
            for (AuditEntry entry : first) {
                writer.add(entry);
            }
            writer.askForCheckpoint();
            transaction.commit();
        }
    }

    TrailWriter writer() {
        return writer;
    }

    TrailMemory memory() {
        return memory;
    }

    KeyFiles keys() {
        return keys;
    }

    SideCheckpoint side() {
        return side;
    }

    SigningKey key() {
        return key;
    }

    /** Signs with another key from now on. */
    void adopt(SigningKey next) throws IOException {
        keys.adopt(next);
        key = next;
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
