package org.ferrule.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Holds the columns to search by, which are copies, against the record: one that says something else hides it from a search. */
final class RowCheck {
    private static final String JOINED =
            "SELECT idx, CASE typeof(content) WHEN 'blob' THEN content END, CASE typeof(hash) WHEN 'blob' THEN hash END, "
                    + "CASE WHEN %1$s THEN CAST(%2$s AS BLOB) END FROM record ORDER BY idx";
    private static final String[] TEXTS = {"phase", "action", "actor", "target", "request", "outcome"};

    private RowCheck() {}

    /** The query for {@link RowPipe}. */
    static String sql(int format) {
        StringBuilder types = new StringBuilder("1");
        StringBuilder values = new StringBuilder("''");
        String separator = " || char(" + StoredRow.SEPARATOR + ")";
        for (String column : TEXTS) {
            types.append(" AND typeof(").append(column).append(")='text'");
            values.append(" || ").append(column).append(separator);
        }
        if (format > 1) {
            types.append(" AND typeof(batch)='text' AND typeof(at)='integer'");
            values.append(" || batch").append(separator).append(" || at").append(separator);
        }
        return String.format(Locale.ROOT, JOINED, types, values);
    }

    /** An exception's message says which columns contradict. */
    static void check(StoredRow row, RecordFacts facts, int format) throws IOException {
        if (row.index() != facts.index()) {
            throw new IOException("it says that it is record " + facts.index());
        }
        byte[] inside = join(facts, format);
        byte[] beside = row.columns();
        if (beside == null) {
            throw new IOException("its search columns have types that they cannot have");
        }
        if (!Arrays.equals(inside, beside)) {
            throw new IOException("its search columns " + words(beside) + " contradict its content " + words(inside));
        }
    }

    private static byte[] join(RecordFacts facts, int format) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (String key : RecordFacts.COLUMNS) {
            put(joined, facts.text(key));
        }
        if (format > 1) {
            put(joined, facts.batch());
            put(joined, Long.toString(facts.at()));
        }
        return joined.toByteArray();
    }

    private static void put(ByteArrayOutputStream joined, String text) {
        joined.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        joined.write(StoredRow.SEPARATOR);
    }

    private static String words(byte[] joined) {
        return new String(joined, StandardCharsets.UTF_8).replace((char) StoredRow.SEPARATOR, '|');
    }
}
