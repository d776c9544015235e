package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operating system refuses one call on the database's files, once, and is well again: what fails is the disk, not the code.
 * A small library does that, preloaded into a JVM of its own.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultIT {
    private static final int EIO = 5;
    private static final int ENOSPC = 28;
    private static final int SOUND_RECORDS = 20;
    private static final int CALLERS = 4;

    @TempDir
    private static Path tools;

    @TempDir
    private Path directory;

    private static Path library;

    @BeforeAll
    static void compileTheLibrary() throws Exception {
        library = Preloaded.compile("fault.c", tools);
    }

    static Stream<Arguments> faults() {
        int[] calls = Boolean.getBoolean("ferrule.exhaustive")
                ? IntStream.rangeClosed(1, 40).toArray()
                : new int[] {1, 4};
        return IntStream.of(calls)
                .boxed()
                .flatMap(at -> Stream.of(
                        Arguments.of("sync", at, EIO),
                        Arguments.of("sync", at, ENOSPC),
                        Arguments.of("write", at, EIO),
                        Arguments.of("write", at, ENOSPC)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Proves({Req.AUD_010, Req.AUD_029})
    void acknowledgesNothingAfterAFailedCallAndLosesNothingFromBefore(String kind, int at, int error) throws Exception {
        Path file = directory.resolve("audit.db");
        List<String> lines = new ArrayList<>();
        ProcessBuilder builder = new ProcessBuilder(AppendingChild.command(file, CALLERS, 20, 0))
                .redirectError(directory.resolve("child.err").toFile());
        builder.environment().put("LD_PRELOAD", library.toString());
        builder.environment().put("FAULT_ARM", directory.resolve("armed").toString());
        builder.environment().put("FAULT_KIND", kind);
        builder.environment().put("FAULT_AT", Integer.toString(at));
        builder.environment().put("FAULT_ERRNO", Integer.toString(error));
        Process child = builder.start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < SOUND_RECORDS; i++) {
                lines.add(out.readLine());
            }
            Files.createFile(directory.resolve("armed"));
            out.lines().forEach(lines::add);
        } finally {
            child.destroyForcibly();
        }

        assertThat(lines)
                .filteredOn("refused"::equals)
                .as("each caller, and once more")
                .hasSize(CALLERS + 1);
        assertThat(lines.get(lines.size() - 1)).startsWith("ended false").contains("restart the runtime");
        int firstRefusal = lines.indexOf("refused");
        assertThat(lines.subList(0, firstRefusal)).hasSizeGreaterThanOrEqualTo(SOUND_RECORDS);
        Ledger ledger = new Ledger();
        lines.forEach(ledger::note);
        ledger.assertAllIn(file);
        if (kind.equals("write") && error == ENOSPC) {
            assertThat(AuditFile.read(file, new AuditQuery(0, 10_000, AuditQuery.Filter.ALL.byAction("TRAIL"))))
                    .last()
                    .satisfies(last -> assertThat(last.entry().action()).isEqualTo(AuditAction.TRAIL))
                    .satisfies(last -> assertThat(last.entry().detail()).containsEntry("event", "DISK_FULL"));
        }
        Ledger.assertContinues(file);
    }
}
