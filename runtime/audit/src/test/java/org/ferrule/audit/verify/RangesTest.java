package org.ferrule.audit.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.Entries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.verify.Verdict.Finding;
import org.junit.jupiter.api.Test;

/** Records are read in ranges side by side, with their columns joined: what is wrong where ranges or columns meet is found, too. */
class RangesTest extends TwoVerifiers {
    private static final int RANGE = RowPipe.ROWS;
    private static final int RECORDS = 3 * RANGE + 10;

    /** Ends a range with a record whose signature begins the next one. */
    private void makeATrail() throws Exception {
        try (TrailMaker maker = new TrailMaker(file)) {
            while (maker.size() < RANGE - 1) {
                maker.add(Entries.event("" + maker.size()));
            }
            maker.addSigned(Entries.event("signed"), SampleTrail.ANNA);
            while (maker.size() < RECORDS) {
                maker.add(Entries.event("" + maker.size()));
            }
            maker.checkpoint();
        }
        both.assertIntact(file);
    }

    /** Each on a copy of its own: SQLite may still have a log of changes beside one that was changed. */
    private void assertFoundAfter(Finding finding, long index, String... statements) throws Exception {
        Path changed = Files.createTempDirectory(directory, "changed").resolve("audit.db");
        Files.copy(file, changed);
        Files.copy(file.resolveSibling("audit.checkpoint"), changed.resolveSibling("audit.checkpoint"));
        try (RawTrail raw = new RawTrail(changed)) {
            for (String sql : statements) {
                raw.execute(sql);
            }
        }
        both.assertFound(changed, finding, index);
    }

    @Test
    void whatIsChangedOrMissingAtTheEdgeOfARangeIsFound() throws Exception {
        makeATrail();
        for (long index : new long[] {RANGE - 1, RANGE, 2 * RANGE - 1, 2 * RANGE, 3 * RANGE, RECORDS - 1}) {
            assertFoundAfter(Finding.TAMPERED, index, "UPDATE record SET hash = zeroblob(32) WHERE idx = " + index);
            assertFoundAfter(Finding.TAMPERED, index, "UPDATE record SET actor = 'eve' WHERE idx = " + index);
            assertFoundAfter(
                    Finding.TAMPERED, index, "UPDATE record SET actor = CAST(actor AS BLOB) WHERE idx = " + index);
            assertFoundAfter(Finding.INCOMPLETE, index, "DELETE FROM record WHERE idx = " + index);
        }
    }

    @Test
    void recordsThatChangedPlacesOverTheEdgeOfARangeAreFound() throws Exception {
        makeATrail();
        long last = 2 * RANGE - 1;
        assertFoundAfter(
                Finding.TAMPERED,
                last,
                "UPDATE record SET idx = -9 WHERE idx = " + last,
                "UPDATE record SET idx = " + last + " WHERE idx = " + (last + 1),
                "UPDATE record SET idx = " + (last + 1) + " WHERE idx = -9");
    }

    @Test
    void wholeRangesThatAreMissingAndRecordsFarOutsideAreFound() throws Exception {
        makeATrail();
        String between = " WHERE idx BETWEEN " + RANGE + " AND " + (3 * RANGE - 1);
        assertFoundAfter(Finding.INCOMPLETE, RANGE, "DELETE FROM record" + between);
        assertFoundAfter(Finding.INCOMPLETE, 3, "DELETE FROM record WHERE idx > 2");
        for (long far : new long[] {1L << 62, Long.MAX_VALUE}) {
            assertFoundAfter(Finding.INCOMPLETE, RANGE, "UPDATE record SET idx = " + far + " WHERE idx = " + RANGE);
            assertFoundAfter(
                    Finding.INCOMPLETE,
                    RECORDS - 1,
                    "UPDATE record SET idx = " + far + " WHERE idx = " + (RECORDS - 1));
        }
        assertFoundAfter(Finding.TAMPERED, 0, "UPDATE record SET idx = -1 WHERE idx = " + RANGE);
        assertFoundAfter(Finding.TAMPERED, 0, "UPDATE record SET idx = " + Long.MIN_VALUE + " WHERE idx = 7");
    }

    /** Joined, the columns read the same: one has grown by the mark between them, another is gone. */
    @Test
    void columnsThatTradedWhatIsBetweenThemAreFound() throws Exception {
        makeATrail();
        assertFoundAfter(
                Finding.TAMPERED,
                RANGE + 5,
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, 'batch TEXT NOT NULL', 'batch TEXT') WHERE name = 'record'",
                "PRAGMA writable_schema = RESET",
                "UPDATE record SET outcome = outcome || char(0), batch = NULL WHERE idx = " + (RANGE + 5));
    }

    @Test
    void recordsWithUnusualOrMuchTextAreSoundUntilTheyAreChanged() throws Exception {
        String much = "m\u00fcller ".repeat(40_000);
        try (TrailMaker maker = new TrailMaker(file)) {
            for (int i = 0; i < 2 * RANGE; i++) {
                String client = i % 100 == 3 ? much : "cli";
                maker.add(AuditEntry.event(
                        AuditAction.ALARM,
                        new Actor("eve\u0000" + i, "r", client),
                        "t\u0000\u0000",
                        Map.of("k", "\u0000")));
            }
            maker.checkpoint();
        }
        both.assertIntact(file);
        assertFoundAfter(Finding.TAMPERED, RANGE, "UPDATE record SET target = target || char(0) WHERE idx = " + RANGE);
    }
}
