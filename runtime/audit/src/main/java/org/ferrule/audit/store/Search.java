package org.ferrule.audit.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;

/**
 * Turns a question into SQL that an index can answer. What matches often is found quickest by going through the records in order,
 * what matches seldom by an index; so the next few thousand records are tried in order first.
 */
final class Search {
    private static final long IN_ORDER = 20_000;

    private final AuditQuery query;
    private final StringBuilder where = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    Search(AuditQuery query) {
        this.query = query;
        AuditQuery.Filter filter = query.filter();
        same("actor", filter.actor());
        same("action", filter.action());
        same("batch", filter.batch());
        if (!filter.target().isEmpty()) {
            // '0' is the character after '/': everything that begins with the target and a slash lies between.
            and(
                    "(target = ? OR (target >= ? AND target < ?))",
                    filter.target(),
                    filter.target() + "/",
                    filter.target() + "0");
        }
        if (!filter.reason().isEmpty()) {
            and("instr(lower(json_extract(CAST(content AS TEXT), '$.reason')), lower(?)) > 0", filter.reason());
        }
        if (filter.from().isAfter(Instant.MIN)) {
            and("at >= ?", ceilMillis(filter.from()));
        }
        if (filter.until().isBefore(Instant.MAX)) {
            and("at < ?", ceilMillis(filter.until()));
        }
    }

    List<AuditRecord> run(TrailReader.Selection selection) throws SQLException, IOException {
        if (where.length() == 0) {
            return selection.select("WHERE idx >= ? ORDER BY idx LIMIT ?", List.of(query.fromIndex(), query.limit()));
        }
        long end = Math.max(0, query.fromIndex()) + IN_ORDER;
        List<AuditRecord> records = new ArrayList<>(select(
                selection,
                "WHERE idx >= ? AND idx < ?%s ORDER BY idx LIMIT ?",
                List.of(query.fromIndex(), end),
                query.limit()));
        int rest = query.limit() - records.size();
        if (rest > 0) {
            // Indexes give numbers first; content is fetched only for those that are wanted.
            records.addAll(select(
                    selection,
                    "WHERE idx IN (SELECT idx FROM record WHERE idx >= ?%s ORDER BY idx LIMIT ?) ORDER BY idx",
                    List.of(end),
                    rest));
        }
        return records;
    }

    private List<AuditRecord> select(TrailReader.Selection selection, String form, List<Object> range, int limit)
            throws SQLException, IOException {
        List<Object> all = new ArrayList<>(range);
        all.addAll(arguments);
        all.add(limit);
        return selection.select(form.replace("%s", where), all);
    }

    private void same(String column, String value) {
        if (!value.isEmpty()) {
            and(column + " = ?", value);
        }
    }

    private void and(String condition, Object... values) {
        where.append(" AND ").append(condition);
        arguments.addAll(List.of(values));
    }

    /** The column holds whole milliseconds, so a moment between two of them counts as the later one. */
    private static long ceilMillis(Instant moment) {
        try {
            long millis = moment.toEpochMilli();
            return moment.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
        } catch (ArithmeticException e) {
            return moment.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
