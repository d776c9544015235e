package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrule.audit.format.TrailDatabase;

/**
 * Whether searches in the file find what is in it: an index of SQLite that leaves records out hides them as well as a wrong value does.
 * SQLite's own check takes about as long as all the rest, so it runs beside that, on a connection and a thread of its own.
 */
final class SearchCheck implements AutoCloseable {
    private static final long PATIENCE_HOURS = 24;
    private static final long NUDGE_MILLIS = 20;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "audit-indexes");
        made.setDaemon(true);
        return made;
    });
    private final Connection connection;
    private final Statement statement;
    private final Future<List<String>> damage;

    /** Begins it. */
    SearchCheck(Path file) throws SQLException, IOException {
        connection = TrailDatabase.openForReading(file);
        statement = connection.createStatement();
        Callable<List<String>> check = this::damage;
        damage = thread.submit(check);
    }

    private List<String> damage() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(5)")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** Waits for its end, after so many sound records. */
    void end(long records) throws SQLException, FaultException {
        List<String> lines = await();
        if (!lines.equals(List.of("ok"))) {
            throw FaultException.tampered(
                    records,
                    "the records are sound, but the file is not, so that searches in it may leave records out: "
                            + String.join("; ", lines));
        }
    }

    private List<String> await() throws SQLException {
        try {
            return damage.get(PATIENCE_HOURS, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the indexes were checked", e);
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause() == null ? "" : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new SQLException("the indexes were not checked within " + PATIENCE_HOURS + " hours", e);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdownNow();
        try {
            // Something else was wrong: nobody waits for this any more. It may not have begun when it is first told so.
            while (!thread.awaitTermination(NUDGE_MILLIS, TimeUnit.MILLISECONDS)) {
                statement.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
