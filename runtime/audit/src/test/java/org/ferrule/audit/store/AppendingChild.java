package org.ferrule.audit.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Entries;
import org.ferrule.audit.Signature;

/**
 * A process that appends until it is killed or can no more, and prints each index and hash once its record is acknowledged; of one
 * in seven, which is signed, also that of the signature. Arguments: file, number of threads, length of the reasons, pause in
 * milliseconds.
 */
final class AppendingChild {
    private static final int SIGNED = 7;
    private static final Signature SIGNATURE = new Signature(
            new Actor("anna", "operator", "cli"), "Anna Arc", Signature.Meaning.PERFORMED, "user id and password");

    private AppendingChild() {}

    /** The command line of such a process. */
    static List<String> command(Path file, int threads, int length, int pause) {
        return List.of(
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
                Integer.toString(length),
                Integer.toString(pause));
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        SqliteAuditTrail trail = new SqliteAuditTrail(Path.of(arguments[0]), Clock.systemUTC());
        String reason = "x".repeat(Integer.parseInt(arguments[2]));
        int pause = Integer.parseInt(arguments[3]);
        Thread[] threads = new Thread[Integer.parseInt(arguments[1])];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> append(trail, reason, pause, out));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // The fault is over by now.
        append(trail, "again", pause, out);
        trail.close();
        out.println(
                "ended " + trail.health().isAccepting() + " " + trail.health().problem());
    }

    private static void append(SqliteAuditTrail trail, String reason, int pause, PrintStream out) {
        try {
            for (int i = 1; true; i++) {
                if (i % SIGNED == 0) {
                    AuditRecord record = trail.append(Entries.event(reason), SIGNATURE);
                    out.println(record.index() + " " + record.hash() + " signed");
                } else {
                    AuditRecord record = trail.append(Entries.event(reason));
                    out.println(record.index() + " " + record.hash());
                }
                Thread.sleep(pause);
            }
        } catch (AuditUnavailableException e) {
            out.println("refused");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
