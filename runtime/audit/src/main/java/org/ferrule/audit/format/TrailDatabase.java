package org.ferrule.audit.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens a trail's file; docs/audit-format.md describes what is in it. */
public final class TrailDatabase {
    /** The format that is written. */
    public static final int FORMAT = 3;

    private static final int BUSY_MILLIS = 5_000;
    /** What the writer touches again and again: the ends of the indexes, and the span of request ids that is being filled. */
    private static final int CACHE_KIB = 32 << 10;

    private TrailDatabase() {}

    /** Opens for writing, making the file if need be; every commit reaches the disk before it returns. */
    public static Connection openForWriting(Path file) throws SQLException, IOException {
        if (Files.notExists(file)) {
            OwnedFile.create(file);
        }
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // By itself SQLite would do it after a commit, and keep an error to itself.
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0");
        config.setCacheSize(-CACHE_KIB);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /**
     * Opens for reading only; sees every durable record, also while another connection writes. Makes no file, and needs no right to
     * make one.
     */
    public static Connection openForReading(Path file) throws SQLException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no audit trail at " + file);
        }
        SQLiteConfig config = config();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        return config.createConnection(
                "jdbc:sqlite:" + file.toUri() + LogOfChanges.of(file).howToRead(config));
    }

    /** True if nothing has the file open and all is merged into it: it can be read as it lies there. */
    public static boolean isAtRest(Path file) throws IOException {
        return LogOfChanges.of(file) == LogOfChanges.NONE;
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    /**
     * The format of what is in the file: 0 if nothing is.
     *
     * @throws SQLException if it is a later one, or no trail
     */
    public static int format(Connection connection) throws SQLException {
        if (!hasTable(connection, "record")) {
            return 0;
        }
        if (!hasTable(connection, "meta")) {
            return 1;
        }
        String format = meta(connection, "format");
        if (!format.equals("2") && !format.equals(Integer.toString(FORMAT))) {
            throw new SQLException("the audit trail has format '" + format + "'; this Ferrule reads formats 1 to 3");
        }
        return Integer.parseInt(format);
    }

    /** Works the log of changes into the file, outside a transaction. */
    public static void mergeLog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            row.next();
        }
    }

    /** The log's name. */
    public static String log(Connection connection) throws SQLException {
        return meta(connection, "log");
    }

    /** Makes the tables of a new trail. */
    public static void create(Connection connection, String log) throws SQLException {
        execute(
                connection,
                "CREATE TABLE record (idx INTEGER PRIMARY KEY, content BLOB NOT NULL, hash BLOB NOT NULL, "
                        + "phase TEXT NOT NULL, action TEXT NOT NULL, actor TEXT NOT NULL, target TEXT NOT NULL, "
                        + "request TEXT NOT NULL, outcome TEXT NOT NULL, batch TEXT NOT NULL, at INTEGER NOT NULL)");
        createWhatFormatOneLacks(connection, log);
    }

    /** Adds what a trail of format 1 lacks; the new columns and the hashes are yet to be filled. */
    public static void upgrade(Connection connection, String log) throws SQLException {
        execute(connection, "DROP INDEX IF EXISTS by_request");
        execute(connection, "ALTER TABLE record ADD COLUMN batch TEXT NOT NULL DEFAULT ''");
        execute(connection, "ALTER TABLE record ADD COLUMN at INTEGER NOT NULL DEFAULT 0");
        createWhatFormatOneLacks(connection, log);
    }

    /** Replaces the index of a trail of format 2 by request; the new one covers the first records, up to the newest checkpoint. */
    public static void upgradeFromTwo(Connection connection, long covered) throws SQLException {
        execute(connection, "DROP INDEX by_request");
        RequestIndex.create(connection);
        RequestIndex.fill(connection, 0, covered);
        execute(connection, "UPDATE meta SET value = '" + FORMAT + "' WHERE name = 'format'");
    }

    private static void createWhatFormatOneLacks(Connection connection, String log) throws SQLException {
        execute(connection, "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
        execute(connection, "INSERT INTO meta VALUES ('format', '" + FORMAT + "'), ('log', '" + log + "')");
        execute(
                connection,
                "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL, frontier BLOB NOT NULL, "
                        + "open TEXT NOT NULL)");
        RequestIndex.create(connection);
        execute(connection, "CREATE INDEX by_actor ON record(actor)");
        execute(connection, "CREATE INDEX by_target ON record(target, action)");
        execute(connection, "CREATE INDEX by_batch ON record(batch) WHERE batch <> ''");
        execute(connection, "CREATE INDEX by_time ON record(at)");
        execute(connection, "CREATE INDEX unknown ON record(request) WHERE outcome = 'UNKNOWN'");
    }

    private static boolean hasTable(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '" + name + "'")) {
            return row.next();
        }
    }

    private static String meta(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT value FROM meta WHERE name = '" + name + "'")) {
            if (!row.next()) {
                throw new SQLException("the audit trail's table 'meta' does not say its " + name);
            }
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
