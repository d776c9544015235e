package org.ferrule.audit.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Entries;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;

/**
 * Measures one thing in a process of its own. Arguments: what, directory, how many records.
 * {@code append}: beside raw writing; {@code build}: a trail that nobody closes; {@code open}; {@code verify}: beside raw hashing.
 */
final class Benchmark {
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 2_000_000_000L;
    private static final int[] CALLERS = {1, 16, 64};
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        long records = Long.parseLong(arguments[2]);
        switch (arguments[0]) {
            case "append" -> append(directory);
            case "build" -> build(directory, records);
            case "open" -> open(directory, records);
            case "verify" -> verify(directory);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Raw and ours take turns, so that both see the same disk; the middle one of the rounds counts. */
    private static void append(Path directory) throws Exception {
        try (SqliteAuditTrail trail = new SqliteAuditTrail(directory.resolve("audit.db"), Clock.systemUTC())) {
            trail.append(entry());
            byte[] bytes = RecordBytes.write(
                    1, trail.read(AuditQuery.from(1, 1)).get(0).stamp(), entry());
            Path raw = directory.resolve("raw");
            double[] rawRates = new double[ROUNDS];
            double[][] rates = new double[CALLERS.length][ROUNDS];
            raw(raw, bytes);
            for (int callers : CALLERS) {
                ours(trail, callers);
            }
            for (int round = 0; round < ROUNDS; round++) {
                rawRates[round] = raw(raw, bytes);
                for (int i = 0; i < CALLERS.length; i++) {
                    rates[i][round] = ours(trail, CALLERS[i]);
                }
            }
            double base = middle(rawRates);
            say("raw append and fdatasync of %d bytes: %.0f a second", bytes.length, base);
            for (int i = 0; i < CALLERS.length; i++) {
                double rate = middle(rates[i]);
                say("durable append, %d callers: %.0f a second, ratio %.2f", CALLERS[i], rate, rate / base);
            }
        }
    }

    private static double middle(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double raw(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long began = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - began < ROUND_NANOS) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.force(false);
                count++;
            }
            return count * 1e9 / (System.nanoTime() - began);
        }
    }

    private static double ours(SqliteAuditTrail trail, int callers) throws InterruptedException {
        LongAdder count = new LongAdder();
        long began = System.nanoTime();
        Thread[] threads = new Thread[callers];
        for (int i = 0; i < callers; i++) {
            threads[i] = new Thread(() -> {
                try {
                    while (System.nanoTime() - began < ROUND_NANOS) {
                        trail.append(entry());
                        count.increment();
                    }
                } catch (AuditUnavailableException e) {
                    say("%s", e.getMessage());
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return count.sum() * 1e9 / (System.nanoTime() - began);
    }

    /** As the governor writes them: each request once as intent, once as outcome. */
    private static AuditEntry entry() {
        return Entries.outcome(RequestId.random(), "ACCEPTED");
    }

    private static void build(Path directory, long records) throws Exception {
        TrailFiles files = TrailFiles.of(directory.resolve("audit.db"));
        OpenTrail trail = OpenTrail.open(files, new AuditClock(Clock.systemUTC(), () -> ClockSync.UNKNOWN));
        while (trail.writer().size() < records) {
            Transaction transaction = new Transaction(trail);
            for (int i = 0; i < 500; i++) {
                RequestId request = RequestId.random();
                trail.writer().add(Entries.intent(request));
                trail.writer().add(Entries.outcome(request, "ACCEPTED"));
            }
            transaction.commit();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void open(Path directory, long records) throws Exception {
        long began = System.nanoTime();
        SqliteAuditTrail trail = new SqliteAuditTrail(directory.resolve("audit.db"), Clock.systemUTC());
        long opened = System.nanoTime();
        int open = trail.openIntents().size() + trail.unreconciled().size();
        long asked = System.nanoTime();
        say(
                "open after a crash, %d records: %.0f ms (%s), what is in flight: %.0f ms (%d)",
                records,
                (opened - began) / 1e6,
                trail.health().isAccepting() ? "accepting" : trail.health().problem(),
                (asked - opened) / 1e6,
                open);
        Runtime.getRuntime().halt(0);
    }

    private static void verify(Path directory) throws Exception {
        Path database = directory.resolve("audit.db");
        Path flat = directory.resolve("flat");
        try (TrailReader reader = new TrailReader(database, java.time.Duration.ofMinutes(1));
                FileChannel channel = FileChannel.open(flat, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long from = 0; ; from += 1000) {
                var page = reader.read(AuditQuery.from(from, 1000));
                if (page.isEmpty()) {
                    break;
                }
                for (var record : page) {
                    channel.write(ByteBuffer.wrap(RecordBytes.write(record.index(), record.stamp(), record.entry())));
                }
            }
        }
        double[] raw = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        String message = "";
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            hash(flat);
            long hashed = System.nanoTime();
            Verdict verdict = AuditFile.verify(database);
            message = verdict.message();
            ours[round] = (System.nanoTime() - hashed) / 1e9;
            raw[round] = (hashed - began) / 1e9;
        }
        say(
                "verify %s: %.2f s, raw SHA-256 of %d bytes: %.2f s, ratio %.2f",
                message, middle(ours), Files.size(flat), middle(raw), middle(raw) / middle(ours));
    }

    private static void hash(Path flat) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (var in = Files.newInputStream(flat)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        digest.digest();
    }

    private static void say(String form, Object... values) {
        OUT.println(String.format(Locale.ROOT, form, values));
    }
}
