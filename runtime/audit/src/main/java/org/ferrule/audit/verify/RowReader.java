package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.ferrule.audit.format.SearchKeys;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/**
 * Reads ranges of rows on a connection of its own, and checks of each row what does not depend on others. Each column that is fetched
 * takes longer than its hash, so they are fetched joined, wherever their types allow to part them again. Not thread-safe.
 */
final class RowReader implements AutoCloseable {
    private static final int FORMAT = 2;
    private static final int KEYS = 8;
    private static final int PHASE = 0;
    private static final int REQUEST = 4;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final String RANGE = " FROM record WHERE idx BETWEEN ? AND ?";
    private static final String TYPES = "(typeof(hash) = 'blob' AND length(hash) = 32 AND typeof(content) = 'blob' "
            + "AND typeof(phase) = 'text' AND typeof(action) = 'text' AND typeof(actor) = 'text' "
            + "AND typeof(target) = 'text' AND typeof(request) = 'text' AND typeof(outcome) = 'text' "
            + "AND typeof(batch) = 'text' AND typeof(at) = 'integer')";

    private final TreeHash hash = new TreeHash();
    private final Connection connection;
    private final PreparedStatement odd;
    private final PreparedStatement joined;
    private final PreparedStatement apart;

    /** Rows in order; there may be more in the range if it {@code isCut}. */
    record Block(List<CheckedRow> rows, boolean isCut) {}

    RowReader(Path file) throws SQLException, IOException {
        connection = TrailDatabase.openForReading(file);
        try {
            connection.setAutoCommit(false);
            odd = connection.prepareStatement("SELECT 1" + RANGE + " AND NOT " + TYPES + " LIMIT 1");
            joined = connection.prepareStatement("SELECT idx, concat_ws(x'00', hash, content, " + SearchKeys.COLUMNS
                    + ")" + RANGE + " ORDER BY idx");
            apart = connection.prepareStatement(
                    "SELECT idx, hash, content, " + SearchKeys.COLUMNS + ", " + TYPES + RANGE + " ORDER BY idx");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The rows of a range, or of its beginning where they are long. */
    Block read(long first, long last) throws SQLException {
        List<CheckedRow> rows = new ArrayList<>();
        boolean isOdd;
        try (ResultSet any = range(odd, first, last)) {
            isOdd = any.next();
        }
        int bytes = 0;
        try (ResultSet found = range(isOdd ? apart : joined, first, last)) {
            while (found.next()) {
                if (bytes > BLOCK_BYTES) {
                    return new Block(rows, true);
                }
                long index = found.getLong(1);
                byte[] whole = isOdd ? null : found.getBytes(2);
                CheckedRow row = whole == null ? checkApart(found) : check(index, whole);
                rows.add(row);
                // What has been recognised as plain keeps nothing of its bytes.
                bytes += row.facts() == null ? 0 : found.getBytes(isOdd ? 3 : 2).length;
            }
        }
        return new Block(rows, false);
    }

    private static ResultSet range(PreparedStatement select, long first, long last) throws SQLException {
        select.setLong(1, first);
        select.setLong(2, last);
        return select.executeQuery();
    }

    /** The index of the first row after another; nothing if there is none. */
    OptionalLong after(long index) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT min(idx) FROM record WHERE idx > ?")) {
            select.setLong(1, index);
            try (ResultSet row = select.executeQuery()) {
                boolean isThere = row.next() && row.getObject(1) != null;
                return isThere ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private CheckedRow check(long index, byte[] whole) throws SQLException {
        StoredRow row = StoredRow.part(index, whole, KEYS);
        byte[] leaf = row == null ? null : row.leaf(hash);
        if (row != null && leaf != null && PlainRecord.isSound(row)) {
            return plain(row, leaf);
        }
        if (row != null && !row.isAmbiguous()) {
            return check(row, leaf, true);
        }
        try (ResultSet again = range(apart, index, index)) {
            return again.next() ? checkApart(again) : CheckedRow.wrong(index, "it is gone while it is looked at");
        }
    }

    private CheckedRow checkApart(ResultSet found) throws SQLException {
        StoredRow row = StoredRow.of(found, KEYS);
        return check(row, row.leaf(hash), found.getBoolean(KEYS + 4));
    }

    private static CheckedRow plain(StoredRow row, byte[] leaf) {
        return row.isKeyEmpty(REQUEST)
                ? CheckedRow.plain(row.index(), leaf)
                : CheckedRow.plain(row.index(), leaf, new CheckedRow.Mention(text(row, PHASE), text(row, REQUEST)));
    }

    private static String text(StoredRow row, int key) {
        byte[] bytes = row.key(key);
        return bytes == null ? "" : new String(bytes, StandardCharsets.US_ASCII);
    }

    private static CheckedRow check(StoredRow row, byte @Nullable [] leaf, boolean isTyped) {
        byte[] content = row.content();
        if (content == null || leaf == null) {
            return CheckedRow.wrong(row.index(), "its bytes do not match its hash");
        }
        if (!isTyped) {
            return CheckedRow.wrong(row.index(), "a column is of a type that it cannot have");
        }
        try {
            RecordFacts facts = RecordFacts.parse(content);
            RowCheck.check(row, facts, FORMAT);
            return CheckedRow.of(facts, leaf);
        } catch (IOException e) {
            return CheckedRow.wrong(row.index(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
