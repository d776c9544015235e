package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.ferrule.audit.Entries;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a caller waits for a durable record, against plain appends with fdatasync in turns on the same disk: what disturbs the one
 * disturbs the other. The benchmark says how fast it is; this says when it has become slow.
 */
@Timeout(value = 5, unit = java.util.concurrent.TimeUnit.MINUTES)
class AppendTimeIT {
    private static final int WARM_UP = 300;
    private static final int RECORDS = 1_000;
    private static final int MOST_TIMES_RAW = 10;
    private static final Duration BESIDES = Duration.ofMillis(100);

    @TempDir(factory = TrailBenchmark.OnTheTargetsDisk.class)
    private Path directory;

    @Test
    @Proves(Req.AUD_032)
    void ninetyNineOfAHundredRecordsAreDurableWithinTheirBudget() throws Exception {
        long[] raw = new long[RECORDS];
        long[] durable = new long[RECORDS];
        try (FileChannel file = FileChannel.open(
                        directory.resolve("raw"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                SqliteAuditTrail trail = new SqliteAuditTrail(
                        Files.createDirectory(directory.resolve("data")).resolve("audit.db"), InstantSource.system())) {
            for (int i = -WARM_UP; i < RECORDS; i++) {
                long start = System.nanoTime();
                append(file);
                long between = System.nanoTime();
                trail.append(Entries.event("record " + i));
                long end = System.nanoTime();
                raw[Math.max(i, 0)] = between - start;
                durable[Math.max(i, 0)] = end - between;
            }
        }

        Duration plain = percentile99(raw);
        Duration recorded = percentile99(durable);
        System.out.printf("99th percentile: %s plain, %s recorded%n", plain, recorded);
        assertThat(recorded)
                .as("plain appends took %s", plain)
                .isLessThan(plain.multipliedBy(MOST_TIMES_RAW).plus(BESIDES));
    }

    private static void append(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(512);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    private static Duration percentile99(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[sorted.length * 99 / 100]);
    }
}
