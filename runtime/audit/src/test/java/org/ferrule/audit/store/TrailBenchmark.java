package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs only in the Maven profile {@code bench}, and prints; it judges nothing, because a busy machine would decide. Each measurement is a
 * process with a heap of 64 MiB on the disk that holds {@code target}. System property {@code ferrule.bench.records}: size of the large trail.
 */
class TrailBenchmark {
    private static final int SMALL = 10_000;
    private static final long LARGE = Long.getLong("ferrule.bench.records", 10_000_000);
    private static final int OPENINGS = 3;
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final List<String> table = new ArrayList<>();

    @TempDir(cleanup = CleanupMode.ALWAYS, factory = OnTheTargetsDisk.class)
    private Path directory;

    @Test
    void printsItsTable() throws Exception {
        measure("append", "append", 0);
        for (long records : new long[] {SMALL, LARGE}) {
            measure("build", "trail" + records, records);
            for (int i = 0; i < OPENINGS; i++) {
                measure("open", "trail" + records, records);
            }
        }
        measure("build", "verified", 1_000_000);
        measure("verify", "verified", 0);

        System.out.println();
        table.forEach(System.out::println);
        assertThat(table).hasSize(4 + 2 * OPENINGS + 1);
    }

    private void measure(String what, String where, long records) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Benchmark.class.getName(),
                        what,
                        directory.resolve(where).toString(),
                        Long.toString(records))
                .redirectError(directory.resolve("errors").toFile())
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(table::add);
        }
        assertThat(child.waitFor())
                .as(Files.readString(directory.resolve("errors")))
                .isZero();
    }

    /** A temporary directory may be in memory; the target directory is on a disk. */
    static final class OnTheTargetsDisk implements org.junit.jupiter.api.io.TempDirFactory {
        @Override
        public Path createTempDirectory(
                org.junit.jupiter.api.extension.AnnotatedElementContext element,
                org.junit.jupiter.api.extension.ExtensionContext context)
                throws java.io.IOException {
            return Files.createTempDirectory(Files.createDirectories(TARGET), "bench");
        }
    }
}
