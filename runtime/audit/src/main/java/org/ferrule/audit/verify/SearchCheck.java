package org.ferrule.audit.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether searches in the file find what is in it: a column of another type, or an index of SQLite that leaves records out, hides
 * them as well as a wrong value does.
 */
final class SearchCheck {
    private SearchCheck() {}

    static void check(Connection connection, long records) throws SQLException, FaultException {
        try (Statement statement = connection.createStatement()) {
            checkTypes(statement);
            checkOrder(statement, records);
        }
    }

    private static void checkTypes(Statement statement) throws SQLException, FaultException {
        StringBuilder types =
                new StringBuilder("typeof(at)='integer' AND typeof(content)='blob' AND typeof(hash)='blob'");
        for (String column : new String[] {"phase", "action", "actor", "target", "request", "outcome", "batch"}) {
            types.append(" AND typeof(").append(column).append(")='text'");
        }
        try (ResultSet row =
                statement.executeQuery("SELECT idx FROM record WHERE NOT (" + types + ") ORDER BY idx LIMIT 1")) {
            if (row.next()) {
                throw FaultException.tampered(
                        row.getLong(1), "record " + row.getLong(1) + ": a column is of a type that it cannot have");
            }
        }
    }

    private static void checkOrder(Statement statement, long records) throws SQLException, FaultException {
        List<String> damage = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(5)")) {
            while (rows.next()) {
                damage.add(rows.getString(1));
            }
        }
        if (!damage.equals(List.of("ok"))) {
            throw FaultException.tampered(
                    records,
                    "the records are sound, but the file is not, so that searches in it may leave records out: "
                            + String.join("; ", damage));
        }
    }
}
