package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.ferrule.audit.verify.Verdict.Finding;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit of every byte of the database file, below SQLite. Either a verifier finds it, or nothing that can be read has changed: SQLite
 * leaves parts of a page unused, and its header holds counters that say nothing about the records.
 */
class FlippedByteTest {
    private static final boolean IS_EXHAUSTIVE = Boolean.getBoolean("ferrule.exhaustive");

    @TempDir
    private Path directory;

    @Test
    @Proves(Req.AUD_019)
    void everyFlipIsFoundOrChangesNothingThatIsRead() throws Exception {
        SampleTrail trail = new SampleTrail(directory.resolve("data"));
        byte[] whole = Files.readAllBytes(trail.file());
        String before = read(trail.file());
        Random random = new Random(seed());
        int found = 0;
        int harmless = 0;
        try (BothVerifiers both = new BothVerifiers()) {
            for (int at = 0; at < whole.length; at++) {
                if (!IS_EXHAUSTIVE && !isInSample(random, whole[at])) {
                    continue;
                }
                flip(trail.file(), at, whole[at] ^ (1 << random.nextInt(8)));
                boolean isFound = isFound(both, trail.file(), at);
                if (!isFound) {
                    assertThat(read(trail.file())).as("byte %d", at).isEqualTo(before);
                }
                found += isFound ? 1 : 0;
                harmless += isFound ? 0 : 1;
                flip(trail.file(), at, whole[at]);
            }
            both.assertIntact(trail.file());
        }
        System.out.printf(
                "flipped bits of %d bytes: %d found, %d in unused places%n", found + harmless, found, harmless);
        assertThat(found).isGreaterThan(100);
    }

    /** Most of a small file is unused and holds zeros: fewer of those. */
    private static boolean isInSample(Random random, byte value) {
        return random.nextInt(value == 0 ? 1_000 : 40) == 0;
    }

    private static long seed() {
        long seed = Long.getLong("ferrule.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dferrule.seed=" + seed + " does the same again)");
        return seed;
    }

    /** The two use different builds of SQLite, which may give up on a damaged page at different places: what counts is that both do. */
    private static boolean isFound(BothVerifiers both, Path file, int at) throws IOException {
        Verdict ours = AuditFile.verify(file);
        Verdict second = both.python().verify(List.of(file.toString()));
        assertThat(second.finding() == Finding.INTACT)
                .as("byte %d, Java: %s, Python: %s", at, ours.message(), second.message())
                .isEqualTo(ours.finding() == Finding.INTACT);
        return ours.finding() != Finding.INTACT;
    }

    private static void flip(Path file, int at, int value) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at);
            raw.write(value);
        }
    }

    /** Everything that is in the file, once in the records' order and once along each index. */
    private static String read(Path file) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                Statement statement = connection.createStatement()) {
            for (String sql : new String[] {
                "SELECT * FROM record ORDER BY idx",
                "SELECT * FROM checkpoint ORDER BY size",
                "SELECT * FROM meta ORDER BY name",
                "SELECT idx FROM record INDEXED BY by_actor ORDER BY actor, idx",
                "SELECT idx FROM record INDEXED BY by_target ORDER BY target, action, idx",
                "SELECT idx FROM record INDEXED BY by_time ORDER BY at, idx",
                "SELECT idx FROM record INDEXED BY by_batch WHERE batch <> '' ORDER BY batch, idx",
                "SELECT * FROM by_request ORDER BY span, id, idx"
            }) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    append(all, rows);
                }
            }
        }
        return all.toString();
    }

    private static void append(StringBuilder all, ResultSet rows) throws SQLException {
        while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                byte[] value = rows.getBytes(i);
                all.append(value == null ? "null" : HexFormat.of().formatHex(value))
                        .append(' ');
            }
            all.append('\n');
        }
    }
}
