package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Entries;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What another process was told is durable is there after that process was killed or its disk was full. */
class CrashIT {
    private static final int ROUNDS = Boolean.getBoolean("ferrule.exhaustive") ? 200 : 20;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void keepsEveryAcknowledgedRecordWhenTheProcessIsKilled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Path file = directory.resolve("audit.db");
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process child = start(List.of(), file, 4, 20);
            try (BufferedReader out = output(child)) {
                for (int i = 1 + random.nextInt(200); i > 0; i--) {
                    acknowledged.add(out.readLine());
                }
                assertThat(child.toHandle().destroyForcibly()).isTrue();
                out.lines().filter(CrashIT::isWhole).forEach(acknowledged::add);
            } finally {
                child.destroyForcibly();
            }
            assertAllThere(file, acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS);
        assertContinues(file);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void acknowledgesNothingThatAFullDiskDidNotTake() throws Exception {
        Path file = directory.resolve("audit.db");
        // The operating system refuses to let any file of the child grow beyond 3 MiB, which looks like a full disk.
        Process child = start(List.of("bash", "-c", "ulimit -f 3072; exec \"$@\"", "limited"), file, 8, 20_000);
        List<String> lines;
        try (BufferedReader out = output(child)) {
            lines = out.lines().toList();
        } finally {
            child.destroyForcibly();
        }
        List<String> acknowledged = lines.stream().filter(CrashIT::isWhole).toList();

        assertThat(acknowledged).hasSizeBetween(20, 300);
        assertThat(lines).filteredOn("refused"::equals).hasSize(8);
        assertThat(lines).last().isEqualTo("ended false");
        assertAllThere(file, acknowledged);
        assertThat(AuditFile.count(file)).isEqualTo(acknowledged.size());
        assertContinues(file);
    }

    private static boolean isWhole(String line) {
        return line.matches("\\d+ [0-9a-f]{64}");
    }

    private static void assertAllThere(Path file, List<String> acknowledged) throws IOException {
        assertThat(acknowledged).allMatch(CrashIT::isWhole);
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
        Map<Long, String> stored = new HashMap<>();
        for (long from = 0; from < AuditFile.count(file); from += 10_000) {
            AuditFile.read(file, AuditQuery.from(from, 10_000)).forEach(r -> stored.put(r.index(), r.hash()));
        }
        assertThat(acknowledged)
                .allSatisfy(line ->
                        assertThat(line).endsWith(" " + stored.get(Long.parseLong(line.split(" ", -1)[0]))));
    }

    private static void assertContinues(Path file) throws Exception {
        long before = AuditFile.count(file);
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file, Clock.systemUTC())) {
            assertThat(trail.append(Entries.event("after the crash")))
                    .extracting(AuditRecord::index)
                    .isEqualTo(before);
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    private Process start(List<String> wrapper, Path file, int threads, int length) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                "-cp",
                System.getProperty("java.class.path"),
                AppendingChild.class.getName(),
                file.toString(),
                Integer.toString(threads),
                Integer.toString(length)));
        return new ProcessBuilder(command)
                .redirectError(Files.createTempFile(directory, "child", ".err").toFile())
                .start();
    }

    private static BufferedReader output(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
    }
}
