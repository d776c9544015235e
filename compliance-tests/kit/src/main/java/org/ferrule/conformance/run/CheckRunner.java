package org.ferrule.conformance.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.NotOnlineException;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;
import org.ferrule.launcher.client.NoSiteException;

/** Makes one check after the other, once each, and gives none more time than its limit. */
final class CheckRunner implements AutoCloseable {
    /** Longer than any check takes that goes well. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Bench bench;
    private final InstantSource clock;
    private final long seed;
    private final List<CheckResult> made = new ArrayList<>();
    private final ExecutorService worker = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "check");
        thread.setDaemon(true);
        return thread;
    });

    CheckRunner(Bench bench, InstantSource clock, long seed) {
        this.bench = bench;
        this.clock = clock;
        this.seed = seed;
    }

    /** Makes a check, and keeps what came of it. */
    CheckResult make(Check check) throws InterruptedException {
        CheckResult result = attempt(check);
        made.add(result);
        return result;
    }

    /** Brings up what the next check will ask for. */
    void prepare() throws InterruptedException {
        bench.begin();
        try {
            Equipment unused = bench.equipment();
        } catch (IOException | NoSiteException failure) {
            // The check meets the same, and tells it.
        }
    }

    /** Nothing more will be made here; ends what runs. */
    void end() {
        bench.close();
    }

    /** What was made here, in this order; to be asked for when nothing more is made. */
    List<CheckResult> made() {
        return List.copyOf(made);
    }

    private CheckResult attempt(Check check) throws InterruptedException {
        bench.begin();
        Instant began = clock.instant();
        // Of the check's own name, so that it gets the same chance whatever runs before it.
        Notes notes = new Notes(seed ^ (check.requirements() + check.element() + check.title()).hashCode());
        Future<?> done = worker.submit(() -> {
            check.action().run(bench, notes);
            return null;
        });
        try {
            done.get(bench.patience().stretched(LONGEST).toMillis(), TimeUnit.MILLISECONDS);
            return result(check, notes, Verdict.PASS, "", began);
        } catch (TimeoutException tooLong) {
            done.cancel(true);
            bench.discard();
            return result(
                    check,
                    notes,
                    Verdict.ERROR,
                    "no end after " + bench.patience().shown(LONGEST),
                    began);
        } catch (ExecutionException thrown) {
            Throwable cause = Objects.requireNonNullElse(thrown.getCause(), thrown);
            return result(check, notes, verdict(cause), reason(cause), began);
        }
    }

    private static Verdict verdict(Throwable cause) {
        if (cause instanceof NotMetException || cause instanceof NotOnlineException) {
            return Verdict.FAIL;
        } else if (cause instanceof NotTestedException) {
            return Verdict.NOT_TESTED;
        }
        return cause instanceof NotApplicableException ? Verdict.NOT_APPLICABLE : Verdict.ERROR;
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() || cause instanceof RuntimeException ? cause.toString() : message;
    }

    private CheckResult result(Check check, Notes notes, Verdict verdict, String reason, Instant began) {
        return new CheckResult(
                check.requirements(),
                check.element(),
                check.title(),
                verdict,
                reason,
                notes.done(),
                notes.seen(),
                notes.seed(),
                began,
                Duration.between(began, clock.instant()).toMillis());
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
