package org.ferrule.core.records;

import java.util.Map;
import java.util.TreeMap;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.refusal.RefusedException;

/**
 * Records from one index to another.
 *
 * @param first from 0
 * @param last included
 */
record Span(long first, long last) {
    /** Checks that a trail of that many records holds the span. */
    static Span within(long first, long last, long records) throws RefusedException {
        if (first < 0 || last < first || last >= records) {
            String holds = records == 0 ? "no record yet" : "records 0 to " + (records - 1);
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "there is no range " + first + " to " + last + ": the trail holds " + holds
                            + ". Name a range in it, first before last.");
        }
        return new Span(first, last);
    }

    long count() {
        return last - first + 1;
    }

    /** For the record of what was done with it. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("first", Long.toString(first));
        facts.put("last", Long.toString(last));
        facts.put("count", Long.toString(count()));
        return facts;
    }
}
