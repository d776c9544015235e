package org.ferrule.audit.format;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * Opens a trail's file. Table {@code record}: {@code idx} from 0 without gaps, {@code content} the record's exact bytes, {@code hash}
 * its link, and copies of a few keys to search by.
 */
public final class TrailDatabase {
    private static final int BUSY_MILLIS = 5_000;

    private TrailDatabase() {}

    /** Opens for writing, making file and table if need be; every commit reaches the disk before it returns. */
    public static Connection openForWriting(Path file) throws SQLException, IOException {
        if (Files.notExists(file)
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS record ("
                    + "idx INTEGER PRIMARY KEY, content BLOB NOT NULL, hash BLOB NOT NULL, phase TEXT NOT NULL, "
                    + "action TEXT NOT NULL, actor TEXT NOT NULL, target TEXT NOT NULL, request TEXT NOT NULL, "
                    + "outcome TEXT NOT NULL)");
            statement.executeUpdate("CREATE INDEX IF NOT EXISTS by_request ON record(request) WHERE request <> ''");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Opens for reading only; sees every durable record, also while another connection writes. */
    public static Connection openForReading(Path file) throws SQLException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no audit trail at " + file);
        }
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }
}
