package org.ferrule.audit.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.ferrule.audit.format.SearchKeys;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code record} as it is stored.
 *
 * @param index its key
 * @param content the record's bytes
 * @param hash as stored
 * @param keys the columns to search by, in their order, as bytes
 */
record StoredRow(long index, byte @Nullable [] content, byte @Nullable [] hash, byte @Nullable [][] keys) {
    private static final String FORMAT_ONE_COLUMNS = "phase, action, actor, target, request, outcome";
    private static final int FIRST_KEY = 4;

    /** The query for rows in order. */
    static String sql(int format) {
        return "SELECT idx, content, hash, " + (format == 1 ? FORMAT_ONE_COLUMNS : SearchKeys.COLUMNS)
                + " FROM record ORDER BY idx";
    }

    static StoredRow of(ResultSet row, int columns) throws SQLException {
        byte[][] keys = new byte[columns - FIRST_KEY + 1][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = row.getBytes(FIRST_KEY + i);
        }
        return new StoredRow(row.getLong(1), row.getBytes(2), row.getBytes(3), keys);
    }
}
