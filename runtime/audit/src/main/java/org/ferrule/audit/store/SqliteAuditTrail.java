package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditHealth;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.Signature;
import org.ferrule.audit.format.TrailDatabase;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trail in one SQLite file. One thread writes: it takes everything that waits, commits it in one transaction, and wakes the
 * callers. After a failed commit nobody knows what the disk holds, so the writer is poisoned until a restart looks again.
 */
@Component(service = AuditTrail.class)
public final class SqliteAuditTrail implements AuditTrail, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteAuditTrail.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 1_000;
    private static final long CLOSE_MILLIS = 5_000;
    private static final Waiting END = new Waiting(null, new CompletableFuture<>());

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final TrailWriter writer;
    private final TrailReader reader;
    private final Thread thread;
    private volatile String problem = "";
    private volatile long records;

    private record Waiting(@Nullable AuditEntry entry, CompletableFuture<AuditRecord> done) {}

    /**
     * Opens the trail in {@code ferrule.data}; one that does not open keeps the site from starting, and the log says why.
     *
     * @param bundles gives the framework property
     * @throws SQLException if the file is no trail or does not hang together
     * @throws IOException if it cannot be made
     */
    @Activate
    public SqliteAuditTrail(BundleContext bundles) throws SQLException, IOException {
        this(
                Path.of(
                        Objects.requireNonNull(
                                bundles.getProperty("ferrule.data"), "framework property ferrule.data is not set"),
                        "audit.db"),
                AuditClock.machine());
    }

    /**
     * Opens or makes the trail.
     *
     * @param file the database file
     * @param wall the wall clock for the stamps
     * @throws SQLException if the file is no trail or does not hang together
     * @throws IOException if it cannot be made
     */
    public SqliteAuditTrail(Path file, InstantSource wall) throws SQLException, IOException {
        writer = new TrailWriter(TrailDatabase.openForWriting(file), new AuditClock(wall));
        reader = new TrailReader(file);
        records = writer.count();
        thread = new Thread(this::write, "audit-writer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public AuditRecord append(AuditEntry entry) throws AuditUnavailableException {
        refuseIfPoisoned();
        Waiting waiting = new Waiting(entry, new CompletableFuture<>());
        boolean isInterrupted = false;
        try {
            if (!queue.offer(waiting)) {
                throw new AuditUnavailableException("the audit trail is " + MAX_WAITING + " records behind", null);
            }
            // The writer may have been poisoned between the check and the offer; nobody would take the entry then.
            if (!problem.isEmpty() && queue.remove(waiting)) {
                refuseIfPoisoned();
            }
            while (true) {
                try {
                    return waiting.done().get();
                } catch (InterruptedException e) {
                    // Whether the record is durable must be known before the caller goes on.
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new AuditUnavailableException("the audit trail took no record: " + problem, e.getCause());
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void refuseIfPoisoned() throws AuditUnavailableException {
        if (!problem.isEmpty()) {
            throw new AuditUnavailableException("the audit trail takes no records: " + problem, null);
        }
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        try {
            while (problem.isEmpty()) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, MAX_BATCH);
                commit(batch);
            }
        } catch (InterruptedException e) {
            problem = "the writer was interrupted; restart the runtime";
        } finally {
            queue.drainTo(batch);
            batch.forEach(waiting -> waiting.done().completeExceptionally(new IOException(problem)));
        }
    }

    private void commit(List<Waiting> batch) {
        boolean isEnd = batch.contains(END);
        batch.remove(END);
        List<AuditEntry> entries = new ArrayList<>();
        batch.forEach(waiting -> entries.add(Objects.requireNonNull(waiting.entry())));
        try {
            List<AuditRecord> written = entries.isEmpty() ? List.of() : writer.append(entries);
            records = writer.count();
            for (int i = 0; i < written.size(); i++) {
                batch.get(i).done().complete(written.get(i));
            }
            problem = isEnd ? "the runtime is stopping" : "";
        } catch (SQLException | RuntimeException e) {
            // Whatever ends this thread must be known as a problem: else the next caller waits for nobody.
            problem = "writing to it failed (" + e.getMessage()
                    + "). Free the disk or replace it, then restart the runtime.";
            LOG.error("the audit trail is poisoned until restart", e);
        }
    }

    @Override
    public List<AuditRecord> find(RequestId request) {
        return ask(() -> reader.find(request));
    }

    @Override
    public List<AuditRecord> openIntents() {
        return ask(reader::openIntents);
    }

    @Override
    public List<AuditRecord> unreconciled() {
        return ask(reader::unreconciled);
    }

    @Override
    public List<AuditRecord> read(AuditQuery query) {
        return ask(() -> reader.read(query));
    }

    @Override
    public AuditRecord append(AuditEntry entry, Signature signature) throws AuditUnavailableException {
        throw new AuditUnavailableException("not built yet", null);
    }

    @Override
    public Optional<AuditRecord> latest(AuditAction action, String target) {
        return Optional.empty();
    }

    @Override
    public Checkpoint checkpoint() throws AuditUnavailableException {
        throw new AuditUnavailableException("not built yet", null);
    }

    @Override
    public AuditRecord changeKey(Actor actor, String reason) throws AuditUnavailableException {
        throw new AuditUnavailableException("not built yet", null);
    }

    @Override
    public AuditHealth health() {
        return new AuditHealth(problem.isEmpty(), records, problem, "");
    }

    private interface Question {
        List<AuditRecord> ask() throws SQLException, IOException;
    }

    private static List<AuditRecord> ask(Question question) {
        try {
            return question.ask();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the audit trail cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes what waits, then closes the file; idempotent, bounded. */
    @Override
    @Deactivate
    public void close() {
        boolean isAsked = queue.offer(END);
        try {
            thread.join(CLOSE_MILLIS);
            if (!isAsked || thread.isAlive()) {
                LOG.error("the audit writer did not end in time; the next start recovers what is durable");
                return;
            }
            reader.close();
            writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("closing the audit trail failed", e);
        }
    }
}
