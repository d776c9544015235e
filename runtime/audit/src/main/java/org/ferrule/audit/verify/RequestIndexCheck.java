package org.ferrule.audit.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ferrule.audit.format.RequestIndex;

/** Whether the index by request holds each record below the newest checkpoint that has one, and nothing else: it is a table of its own. */
final class RequestIndexCheck {
    private RequestIndexCheck() {}

    static void check(Connection connection, long records) throws SQLException, FaultException {
        // One statement, so that a running site cannot add anything between two looks.
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RequestIndex.COMPARE)) {
            row.next();
            long missing = row.getLong(1);
            long expected = row.getLong(2);
            long found = row.getLong(3);
            if (missing > 0 || expected != found) {
                throw FaultException.tampered(
                        records,
                        "the records are sound, but the index by_request is not, so that searches in it may leave records "
                                + "out: it lacks " + missing + " and has " + (found - expected + missing)
                                + " entries that belong to no record");
            }
        }
    }
}
