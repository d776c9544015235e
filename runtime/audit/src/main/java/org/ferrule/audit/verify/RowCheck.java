package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Holds the columns to search by, which are copies, against the record: one that says something else hides it from a search. */
final class RowCheck {
    private RowCheck() {}

    /** An exception's message says which columns contradict. */
    static void check(StoredRow row, RecordFacts facts, int format) throws IOException {
        if (row.index() != facts.index()) {
            throw new IOException("it says that it is record " + facts.index());
        }
        List<String> inside = inside(facts, format);
        for (int i = 0; i < inside.size(); i++) {
            byte[] beside = row.key(i);
            if (beside == null || !Arrays.equals(inside.get(i).getBytes(StandardCharsets.UTF_8), beside)) {
                throw new IOException("its search columns " + row.keyWords() + " contradict its content " + inside);
            }
        }
    }

    private static List<String> inside(RecordFacts facts, int format) throws IOException {
        List<String> inside = new ArrayList<>(8);
        for (String key : RecordFacts.COLUMNS) {
            inside.add(facts.text(key));
        }
        if (format > 1) {
            inside.add(facts.batch());
            inside.add(Long.toString(facts.at()));
        }
        return inside;
    }
}
