package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.format.VerifierKey;
import org.ferrule.audit.merkle.LeafHashes;
import org.jspecify.annotations.Nullable;

/** What proofs and exports need of a trail's file, all from one moment. */
public final class StoredTrail implements LeafHashes, AutoCloseable {
    private final Path file;
    private final Connection connection;

    /**
     * Opens a trail of format 2 or 3.
     *
     * @throws IOException if it is none
     */
    public StoredTrail(Path file) throws IOException {
        this.file = file;
        try {
            connection = TrailDatabase.openForReading(file);
            connection.setAutoCommit(false);
            if (TrailDatabase.format(connection) < 2) {
                throw new IOException(
                        file + " is of an old format without proofs; the next start of its site upgrades it");
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private IOException unreadable(SQLException e) {
        return new IOException(file + " is no readable audit trail: " + e.getMessage(), e);
    }

    /** The newest checkpoint. */
    public Optional<SignedNote> newest() throws IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")) {
            return row.next() ? Optional.of(SignedNote.parse(row.getString(1))) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The smallest checkpoint that covers a record. */
    Optional<SignedNote> covering(long index) throws IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT note FROM checkpoint WHERE size > " + index + " ORDER BY size LIMIT 1")) {
            return row.next() ? Optional.of(SignedNote.parse(row.getString(1))) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Records from an index on, the end excluded. */
    public RecordSource records(long first, long end) throws IOException {
        try {
            PreparedStatement select =
                    connection.prepareStatement("SELECT content FROM record WHERE idx >= ? AND idx < ? ORDER BY idx");
            select.setLong(1, first);
            select.setLong(2, end);
            return new Rows(select, select.executeQuery());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** All records; closing them closes this trail. */
    RecordSource allRecords() throws IOException {
        RecordSource all = records(0, Long.MAX_VALUE);
        return new RecordSource() {
            @Override
            public byte @Nullable [] next() throws IOException {
                return all.next();
            }

            @Override
            public void close() throws IOException {
                all.close();
                StoredTrail.this.close();
            }
        };
    }

    /** The log's name. */
    public String log() throws IOException {
        try {
            return TrailDatabase.log(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private final class Rows implements RecordSource {
        private final PreparedStatement select;
        private final ResultSet rows;

        Rows(PreparedStatement select, ResultSet rows) {
            this.select = select;
            this.rows = rows;
        }

        @Override
        public byte @Nullable [] next() throws IOException {
            try {
                return rows.next() ? rows.getBytes(1) : null;
            } catch (SQLException e) {
                throw unreadable(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                select.close();
            } catch (SQLException e) {
                throw unreadable(e);
            }
        }
    }

    @Override
    public void each(long first, long end, Sink sink) throws IOException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT hash FROM record WHERE idx >= ? AND idx < ? ORDER BY idx")) {
            select.setLong(1, first);
            select.setLong(2, end);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sink.accept(rows.getBytes(1));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Indexes of the records that name a key and come before a place, oldest first, with the keys. */
    List<KeyRecord> keyRecords(long end) throws IOException {
        List<KeyRecord> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT content FROM record WHERE action = 'TRAIL' AND idx < " + end + " ORDER BY idx")) {
            while (rows.next()) {
                RecordFacts facts = RecordFacts.parse(rows.getBytes(1));
                String key = facts.detail().get("key");
                if (key != null && facts.version() > 1) {
                    found.add(new KeyRecord(facts.index(), VerifierKey.parse(key)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    record KeyRecord(long index, VerifierKey key) {}

    static long size(SignedNote note) throws IOException {
        return TreeHead.of(note).size();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
