package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.ferrule.audit.RandomEntries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.verify.Verdict.Finding;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random tampers, one after the other, somewhere in a trail of many records. */
class LargeTrailTest {
    private static final boolean IS_EXHAUSTIVE = Boolean.getBoolean("ferrule.exhaustive");
    private static final int RECORDS = IS_EXHAUSTIVE ? 100_000 : 20_000;
    private static final int TAMPERS = IS_EXHAUSTIVE ? 1_000 : 24;
    private static final int ALSO_BY_PYTHON = 40;

    @TempDir
    private Path directory;

    @Test
    @Proves({Req.AUD_019, Req.AUD_020})
    void everyTamperIsFoundAndLocated() throws Exception {
        long seed = Long.getLong("ferrule.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dferrule.seed=" + seed + " does the same again)");
        Random random = new Random(seed);
        Path file = directory.resolve("audit.db");
        RandomEntries entries = new RandomEntries(seed);
        try (TrailMaker maker = new TrailMaker(file)) {
            while (maker.size() < RECORDS) {
                maker.add(entries.next());
                if (maker.size() % 1_000 == 0) {
                    maker.checkpoint();
                }
            }
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Finding.INTACT);
        try (BothVerifiers both = new BothVerifiers();
                RawTrail raw = new RawTrail(file)) {
            raw.execute("PRAGMA synchronous = OFF");
            for (int i = 0; i < TAMPERS; i++) {
                long index = random.nextInt(RECORDS);
                raw.execute("BEGIN");
                Finding expected = tamper(raw, index, random);
                raw.execute("COMMIT");
                if (i % (TAMPERS / Math.min(TAMPERS, ALSO_BY_PYTHON) * 8) == 0) {
                    both.assertFound(file, expected, index);
                } else {
                    assertThat(AuditFile.verify(file, Demands.NONE.recordsOnly()))
                            .returns(expected, Verdict::finding)
                            .returns(index, Verdict::records);
                }
                restore(raw, index);
            }
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Finding.INTACT);
    }

    private static Finding tamper(RawTrail raw, long index, Random random) throws Exception {
        raw.execute("CREATE TABLE IF NOT EXISTS sound AS SELECT * FROM record WHERE idx = " + index);
        switch (random.nextInt(4)) {
            case 0 -> flip(raw, "content", index, random);
            case 1 -> flip(raw, "hash", index, random);
            case 2 -> raw.execute("UPDATE record SET target = target || 'x' WHERE idx = " + index);
            default -> {
                raw.execute("DELETE FROM record WHERE idx = " + index);
                return Finding.INCOMPLETE;
            }
        }
        return Finding.TAMPERED;
    }

    private static void flip(RawTrail raw, String column, long index, Random random) throws Exception {
        byte[] bytes = raw.bytes(column, index);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        raw.overwrite(column, index, bytes);
    }

    private static void restore(RawTrail raw, long index) throws Exception {
        raw.execute("DELETE FROM record WHERE idx = " + index);
        raw.execute("INSERT INTO record SELECT * FROM sound");
        raw.execute("DROP TABLE sound");
    }
}
