package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What another process was told is durable is there after that process was killed or its disk was full. */
class CrashIT {
    private static final int ROUNDS = Boolean.getBoolean("ferrule.exhaustive") ? 500 : 7;
    /** A file is checked as a whole each time, so it must not grow without end. */
    private static final int ROUNDS_A_FILE = 50;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Proves(Req.AUD_030)
    void keepsEveryAcknowledgedRecordWhenTheProcessIsKilled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int done = 0; done < ROUNDS; done += ROUNDS_A_FILE) {
            Path file = Files.createDirectory(directory.resolve("trail" + done)).resolve("audit.db");
            Ledger ledger = new Ledger();
            int rounds = Math.min(ROUNDS_A_FILE, ROUNDS - done);
            for (int round = 0; round < rounds; round++) {
                killAfter(1 + random.nextInt(200), file, ledger);
                ledger.assertAllIn(file);
            }
            assertThat(ledger.size()).isGreaterThanOrEqualTo(rounds);
            Ledger.assertContinues(file);
        }
    }

    private void killAfter(int acknowledgements, Path file, Ledger ledger) throws IOException {
        Process child = start(AppendingChild.command(file, 4, 20, 0));
        try (BufferedReader out = output(child)) {
            for (int i = 0; i < acknowledgements; i++) {
                String line = out.readLine();
                assertThat(line).matches("\\d+ .*");
                ledger.note(line);
            }
            assertThat(child.toHandle().destroyForcibly()).isTrue();
            out.lines().forEach(ledger::note);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Proves({Req.AUD_010, Req.AUD_030})
    void acknowledgesNothingThatAFileWhichCannotGrowDidNotTake() throws Exception {
        Path file = directory.resolve("audit.db");
        // The operating system refuses to let any file of the child grow beyond 3 MiB.
        List<String> lines = run(AppendingChild.command(file, 8, 20_000, 0), "ulimit -f 3072; exec \"$@\"");

        assertThat(lines).filteredOn("refused"::equals).hasSize(9);
        assertThat(lines.get(lines.size() - 1)).startsWith("ended false");
        Ledger ledger = new Ledger();
        lines.forEach(ledger::note);
        assertThat(ledger.size()).isBetween(20, 300);
        ledger.assertAllIn(file);
        Ledger.assertContinues(file);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Proves(Req.AUD_028)
    void warnsOfAVolumeThatFillsUpAndRecordsThatItIsFull() throws Exception {
        Path volume = Files.createDirectory(directory.resolve("volume")).toRealPath();
        Path file = volume.resolve("audit.db");
        // Slow enough for the volume to be looked at while its last fifth is filled; what lies there already saves the
        // rest.
        Files.write(volume.resolve("other"), new byte[6 << 20]);
        Process child = start(
                AppendingChild.command(file, 1, 20_000, 12),
                Map.of(
                        "LD_PRELOAD", Preloaded.compile("volume.c", directory).toString(),
                        "VOLUME", volume.toString(),
                        "VOLUME_ROOM", Integer.toString(16 << 20)));
        List<String> lines;
        try (BufferedReader out = output(child)) {
            lines = out.lines().toList();
        } finally {
            child.destroyForcibly();
        }

        Ledger ledger = new Ledger();
        lines.forEach(ledger::note);
        assertThat(lines.get(lines.size() - 1)).startsWith("ended false").contains("The disk is full");
        assertThat(ledger.size()).isGreaterThan(100);
        ledger.assertAllIn(file);
        assertThat(volume.resolve("audit.reserve")).doesNotExist();
        List<AuditRecord> trail =
                AuditFile.read(file, new AuditQuery(0, 100, AuditQuery.Filter.ALL.byAction(AuditAction.TRAIL.name())));
        assertThat(trail)
                .extracting(record -> record.entry().detail().get("event"))
                .containsExactly("CREATED", "DISK_LOW", "DISK_FULL");
        Ledger.assertContinues(file);
    }

    private List<String> run(List<String> command, String script) throws IOException {
        List<String> wrapped = new ArrayList<>(List.of("bash", "-c", script, "limited"));
        wrapped.addAll(command);
        Process child = start(wrapped);
        try (BufferedReader out = output(child)) {
            return out.lines().toList();
        } finally {
            child.destroyForcibly();
        }
    }

    private Process start(List<String> command) throws IOException {
        return start(command, Map.of());
    }

    private Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(Files.createTempFile(directory, "child", ".err").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static BufferedReader output(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
    }
}
