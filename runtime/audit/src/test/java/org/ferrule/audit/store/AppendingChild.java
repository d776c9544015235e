package org.ferrule.audit.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Entries;

/**
 * A process that appends until it is killed or can no more, and prints each index and hash once its record is acknowledged.
 * Arguments: file, number of threads, length of the reasons.
 */
final class AppendingChild {
    private AppendingChild() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        SqliteAuditTrail trail = new SqliteAuditTrail(Path.of(arguments[0]), Clock.systemUTC());
        String reason = "x".repeat(Integer.parseInt(arguments[2]));
        Thread[] threads = new Thread[Integer.parseInt(arguments[1])];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> append(trail, reason, out));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        out.println("ended " + trail.health().isAccepting());
    }

    private static void append(SqliteAuditTrail trail, String reason, PrintStream out) {
        try {
            while (true) {
                AuditRecord record = trail.append(Entries.event(reason));
                out.println(record.index() + " " + record.hash());
            }
        } catch (AuditUnavailableException e) {
            out.println("refused");
        }
    }
}
