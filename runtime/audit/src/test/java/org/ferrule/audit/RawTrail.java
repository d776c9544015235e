package org.ferrule.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The trail's file as anybody with a SQLite tool can open and change it. */
public final class RawTrail implements AutoCloseable {
    private final Connection connection;

    /** Opens without any of the trail's own code. */
    public RawTrail(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** Executes one statement. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The exact bytes of one column of one record. */
    public byte[] bytes(String column, long index) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + column + " FROM record WHERE idx = " + index)) {
            row.next();
            return row.getBytes(1);
        }
    }

    /** The number that a query gives. */
    public long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Overwrites one column of one record. */
    public void overwrite(String column, long index, byte[] bytes) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE record SET " + column + " = ? WHERE idx = ?")) {
            update.setBytes(1, bytes);
            update.setLong(2, index);
            update.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
