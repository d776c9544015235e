package org.ferrule.audit.format;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Finds records by request id. Ids are random, so an entry made with each record would dirty a page of its own in each commit; these
 * are made together, in order, when a checkpoint is, and cover exactly the records below the newest one.
 */
public final class RequestIndex {
    /** Records of one span; what is written at a time stays within it, however long the trail is. */
    private static final long SPAN = 1 << 18;

    private static final String KEY = "unhex(replace(request, '-', ''))";

    /** Indexes of a request's records below the newest checkpoint; the question mark is the id as text. */
    public static final String FIND =
            "WITH RECURSIVE spans(number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM spans "
                    + "WHERE number < (SELECT max(size) / " + SPAN + " FROM checkpoint)) "
                    + "SELECT idx FROM spans CROSS JOIN by_request "
                    + "ON span = number AND id = unhex(replace(?, '-', ''))";

    /** How many records should be in the index and are not, how many should be, and how many entries there are. */
    public static final String COMPARE = "SELECT count(*) - count(b.idx), count(*), (SELECT count(*) FROM by_request) "
            + "FROM record r LEFT JOIN by_request b ON b.span = r.idx / " + SPAN + " AND b.id = "
            + KEY.replace("request", "r.request") + " AND b.idx = r.idx "
            + "WHERE r.request <> '' AND r.idx < (SELECT coalesce(max(size), 0) FROM checkpoint)";

    private RequestIndex() {}

    /** Makes the empty table. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE by_request (span INTEGER NOT NULL, id BLOB NOT NULL, "
                    + "idx INTEGER NOT NULL, PRIMARY KEY (span, id, idx)) WITHOUT ROWID");
        }
    }

    /**
     * Adds the records of a range.
     *
     * @param end index after the last
     * @return number of those that have a request
     */
    public static int fill(Connection connection, long first, long end) throws SQLException {
        int added = 0;
        try (PreparedStatement fill = connection.prepareStatement("INSERT INTO by_request SELECT ?, " + KEY
                + ", idx FROM record WHERE idx >= ? AND idx < ? AND request <> '' ORDER BY 2")) {
            for (long from = first; from < end; from = (from / SPAN + 1) * SPAN) {
                fill.setLong(1, from / SPAN);
                fill.setLong(2, from);
                fill.setLong(3, Math.min(end, (from / SPAN + 1) * SPAN));
                added += fill.executeUpdate();
            }
        }
        return added;
    }
}
