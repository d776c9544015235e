package org.ferrule.audit.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All statements about a trail, smallest first; the table's rows are read as they are needed. */
final class Claims implements AutoCloseable {
    private final Statement statement;
    private final ResultSet rows;
    private final Deque<Claim> others;
    private @Nullable Claim row;
    private @Nullable Claim head;

    /** Merges what is in the table with what is elsewhere. */
    Claims(Connection connection, List<Claim> elsewhere) throws SQLException {
        others = new ArrayDeque<>(
                elsewhere.stream().sorted(Comparator.comparingLong(Claim::size)).toList());
        statement = connection.createStatement();
        rows = statement.executeQuery("SELECT size, CASE typeof(note) WHEN 'text' THEN note END, "
                + "CASE typeof(frontier) WHEN 'blob' THEN lower(hex(frontier)) ELSE '-' END, "
                + "CASE typeof(open) WHEN 'text' THEN open ELSE '-' END FROM checkpoint ORDER BY size");
        row = nextRow();
        advance();
    }

    /** The smallest statement that is left; null if none is. */
    @Nullable
    Claim peek() {
        return head;
    }

    /** Goes on to the next one. */
    void advance() throws SQLException {
        Claim other = others.peekFirst();
        if (other != null && (row == null || other.size() < row.size())) {
            head = others.removeFirst();
        } else {
            head = row;
            row = row == null ? null : nextRow();
        }
    }

    private @Nullable Claim nextRow() throws SQLException {
        return rows.next()
                ? new Claim(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4), Claim.Source.ROW)
                : null;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        statement.close();
    }
}
