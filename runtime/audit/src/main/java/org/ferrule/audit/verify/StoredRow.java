package org.ferrule.audit.verify;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.ferrule.audit.format.SearchKeys;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code record} as it is stored. */
final class StoredRow {
    private static final String FORMAT_ONE_COLUMNS = "phase, action, actor, target, request, outcome";
    private static final int FIRST_KEY = 4;

    private final long index;
    private final byte @Nullable [] content;
    private final byte @Nullable [] hash;
    private final byte[] @Nullable [] keys;

    private StoredRow(ResultSet row, int columns) throws SQLException {
        index = row.getLong(1);
        content = row.getBytes(2);
        hash = row.getBytes(3);
        keys = new byte[columns - FIRST_KEY + 1][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = row.getBytes(FIRST_KEY + i);
        }
    }

    /** The query for rows in order. */
    static String sql(int format) {
        return "SELECT idx, content, hash, " + (format == 1 ? FORMAT_ONE_COLUMNS : SearchKeys.COLUMNS)
                + " FROM record ORDER BY idx";
    }

    /** The row at which a result stands. */
    static StoredRow of(ResultSet row, int columns) throws SQLException {
        return new StoredRow(row, columns);
    }

    /** Its key. */
    long index() {
        return index;
    }

    /** The record's bytes. */
    byte @Nullable [] content() {
        return content;
    }

    /** The hash beside them. */
    byte @Nullable [] hash() {
        return hash;
    }

    /** A column to search by, as bytes, in the columns' order. */
    byte @Nullable [] key(int column) {
        return keys[column];
    }

    /** All of them as people read them. */
    List<String> keyWords() {
        return Arrays.stream(keys)
                .map(key -> key == null ? "null" : new String(key, StandardCharsets.UTF_8))
                .toList();
    }
}
