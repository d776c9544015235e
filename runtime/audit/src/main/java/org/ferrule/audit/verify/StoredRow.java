package org.ferrule.audit.verify;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ferrule.audit.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code record} as it is stored: its columns lie in one array, so that none has to be copied to be compared. */
final class StoredRow {
    private static final int FIRST_KEY = 2;
    private static final int HASH_LENGTH = 32;

    private final long index;
    private final byte[] bytes;
    /** By column: hash, content, keys; an absent value starts before 0. */
    private final int[] starts;

    private final int[] ends;

    private StoredRow(long index, byte[] bytes, int[] starts, int[] ends) {
        this.index = index;
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
    }

    /** The row at which a result stands; its columns from the second on are hash, content, and keys. */
    static StoredRow of(ResultSet row, int keys) throws SQLException {
        int columns = FIRST_KEY + keys;
        byte[] bytes = {};
        int[] starts = new int[columns];
        int[] ends = new int[columns];
        for (int i = 0; i < columns; i++) {
            byte[] value = row.getBytes(2 + i);
            starts[i] = value == null ? -1 : bytes.length;
            if (value != null) {
                bytes = Arrays.copyOf(bytes, bytes.length + value.length);
                System.arraycopy(value, 0, bytes, starts[i], value.length);
            }
            ends[i] = bytes.length;
        }
        return new StoredRow(row.getLong(1), bytes, starts, ends);
    }

    /** Parts a row whose columns were joined with zero bytes, the hash being of its length; null if there are too few of them. */
    static @Nullable StoredRow part(long index, byte[] joined, int keys) {
        int columns = FIRST_KEY + keys;
        int[] starts = new int[columns];
        int[] ends = new int[columns];
        int start = joined.length;
        for (int i = columns - 1; i >= FIRST_KEY; i--) {
            ends[i] = start;
            while (start > HASH_LENGTH && joined[start - 1] != 0) {
                start--;
            }
            starts[i] = start--;
        }
        if (start <= HASH_LENGTH || joined[HASH_LENGTH] != 0) {
            return null;
        }
        ends[0] = HASH_LENGTH;
        starts[1] = HASH_LENGTH + 1;
        ends[1] = start;
        return new StoredRow(index, joined, starts, ends);
    }

    /** True if it could have been parted in another way: what is taken for the content holds a zero byte. No well-formed record does. */
    boolean isAmbiguous() {
        for (int at = starts[1]; at < ends[1]; at++) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Its key. */
    long index() {
        return index;
    }

    /** The record's bytes. */
    byte @Nullable [] content() {
        return column(1);
    }

    /** To step through the record's bytes, which must be there. */
    Ascii ascii() {
        return new Ascii(bytes, starts[1], ends[1]);
    }

    /** The leaf hash of the record's bytes; null if there are none, or another one is beside them. */
    byte @Nullable [] leaf(TreeHash hash) {
        byte[] leaf = starts[1] < 0 ? new byte[0] : hash.leaf(bytes, starts[1], ends[1]);
        return starts[1] >= 0 && isColumn(0, leaf, 0, leaf.length) ? leaf : null;
    }

    /** The hash beside them. */
    byte @Nullable [] hash() {
        return column(0);
    }

    /** A column to search by, as bytes, in the columns' order. */
    byte @Nullable [] key(int key) {
        return column(FIRST_KEY + key);
    }

    /** True if a column to search by says this. */
    boolean isKey(int key, byte[] other, int from, int to) {
        return isColumn(FIRST_KEY + key, other, from, to);
    }

    private boolean isColumn(int column, byte[] other, int from, int to) {
        return starts[column] >= 0 && Arrays.equals(bytes, starts[column], ends[column], other, from, to);
    }

    private byte @Nullable [] column(int column) {
        return starts[column] < 0 ? null : Arrays.copyOfRange(bytes, starts[column], ends[column]);
    }

    /** True if a column to search by holds no character. */
    boolean isKeyEmpty(int key) {
        return starts[FIRST_KEY + key] >= 0 && starts[FIRST_KEY + key] == ends[FIRST_KEY + key];
    }

    /** True if a column to search by is this number. */
    boolean isKey(int key, long number) {
        int column = FIRST_KEY + key;
        return starts[column] >= 0 && new Ascii(bytes, starts[column], ends[column]).isNumber(number);
    }

    /** All of them as people read them. */
    List<String> keyWords() {
        return IntStream.range(0, starts.length - FIRST_KEY)
                .mapToObj(this::key)
                .map(key -> key == null ? "null" : new String(key, StandardCharsets.UTF_8))
                .toList();
    }
}
