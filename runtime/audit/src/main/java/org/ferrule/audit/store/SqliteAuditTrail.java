package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
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
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trail in one SQLite file, with the key and the newest checkpoint beside it. One that does not open takes no records and says
 * why, so that a site still starts: people must see what is wrong, and a stop must work.
 */
@Component(service = AuditTrail.class)
public final class SqliteAuditTrail implements AuditTrail, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteAuditTrail.class);
    private static final long CLOSE_MILLIS = 5_000;

    private final Questions questions;
    private final Watch watch;
    private final DiskRoom disk;
    private @Nullable WriterThread writer;
    private String unopened = "";

    /** Opens the trail in the directory that the framework property {@code ferrule.data} names. */
    @Activate
    public SqliteAuditTrail(BundleContext bundles) {
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
     */
    public SqliteAuditTrail(Path file, InstantSource wall) {
        this(file, wall, new KernelClock());
    }

    /**
     * Opens or makes the trail.
     *
     * @param sync tells whether something disciplines the wall clock
     */
    SqliteAuditTrail(Path file, InstantSource wall, Supplier<ClockSync> sync) {
        TrailFiles files = TrailFiles.of(file);
        disk = new DiskRoom(files);
        watch = new Watch(sync, disk);
        TrailMemory memory = TrailMemory.empty();
        try {
            AuditClock clock = new AuditClock(wall, watch);
            OpenTrail trail = OpenTrail.open(files, clock);
            memory = trail.memory();
            writer = new WriterThread(files, clock, disk, trail);
            writer.start();
            watch.start(writer);
        } catch (BrokenTrailException e) {
            unopened = file + " was not opened: " + e.getMessage();
            LOG.error("the audit trail takes no records: {}", unopened);
        } catch (SQLException | IOException | GeneralSecurityException | RuntimeException e) {
            unopened = file + " cannot be opened (" + e.getMessage()
                    + "). Check the disk and who may write there; if the file is "
                    + "damaged, put the newest sound backup in its place. Then restart.";
            LOG.error("the audit trail takes no records: {}", unopened, e);
        }
        questions = new Questions(file, memory, unopened.isEmpty());
    }

    @Override
    public AuditRecord append(AuditEntry entry) throws AuditUnavailableException {
        CompletableFuture<AuditRecord> done = new CompletableFuture<>();
        return await(new Task.Append(entry, null, done), done);
    }

    @Override
    public AuditRecord append(AuditEntry entry, Signature signature) throws AuditUnavailableException {
        CompletableFuture<AuditRecord> done = new CompletableFuture<>();
        return await(new Task.Append(entry, signature, done), done);
    }

    @Override
    public Checkpoint checkpoint() throws AuditUnavailableException {
        CompletableFuture<Checkpoint> done = new CompletableFuture<>();
        return await(new Task.Sign(done), done);
    }

    @Override
    public AuditRecord changeKey(Actor actor, String reason) throws AuditUnavailableException {
        CompletableFuture<AuditRecord> done = new CompletableFuture<>();
        return await(new Task.ChangeKey(actor, reason, done), done);
    }

    private <T> T await(Task task, CompletableFuture<T> done) throws AuditUnavailableException {
        WriterThread thread = writer;
        String problem = problem();
        if (thread == null || !problem.isEmpty()) {
            throw new AuditUnavailableException("the audit trail takes no records: " + problem, null);
        }
        boolean isDone = task instanceof Task.Append append && thread.appendAlone(append);
        if (!isDone && !thread.offer(task)) {
            throw new AuditUnavailableException("the audit trail is too many records behind; try again later", null);
        }
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return done.get();
                } catch (InterruptedException e) {
                    // Whether the record is durable must be known before the caller goes on.
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new AuditUnavailableException("the audit trail took no record: " + problem(), e.getCause());
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String problem() {
        return writer == null ? unopened : writer.problem();
    }

    @Override
    public List<AuditRecord> find(RequestId request) {
        return questions.find(request);
    }

    @Override
    public List<AuditRecord> openIntents() {
        return questions.openIntents();
    }

    @Override
    public List<AuditRecord> unreconciled() {
        return questions.unreconciled();
    }

    @Override
    public List<AuditRecord> read(AuditQuery query) {
        return questions.read(query);
    }

    @Override
    public Optional<AuditRecord> latest(AuditAction action, String target) {
        return questions.latest(action, target);
    }

    @Override
    public AuditHealth health() {
        String problem = problem();
        return new AuditHealth(problem.isEmpty(), writer == null ? 0 : writer.records(), problem, disk.warning());
    }

    /** Writes what waits, signs it, then closes the file; idempotent, bounded. */
    @Override
    @Deactivate
    public void close() {
        watch.close();
        questions.close();
        if (writer != null) {
            close(writer);
        }
    }

    private static void close(WriterThread writer) {
        writer.offer(new Task.End(new CompletableFuture<>()));
        try {
            writer.join(CLOSE_MILLIS);
            if (writer.isAlive()) {
                LOG.error("the audit writer did not end in time; the next start recovers what is durable");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
