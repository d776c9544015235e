package org.ferrule.audit.verify;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code record} as it is stored.
 *
 * @param index its key
 * @param content the record's bytes; null if the column holds something else
 * @param hash as stored; null if the column holds something else
 * @param columns the columns to search by, each followed by the separator; null if one has another type than it should
 */
record StoredRow(long index, byte @Nullable [] content, byte @Nullable [] hash, byte @Nullable [] columns) {
    /** Stands behind each of the columns. No key of a record but a hostile one holds it. */
    static final byte SEPARATOR = 0x1f;
}
