package org.ferrule.core.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ferrule.api.driver.Decision;
import org.ferrule.core.equipment.FeedPublisher;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.FeedItem;

/**
 * One request as it stands. Every change of phase is published in order, the last one once. Thread-safe; holds its monitor only
 * for memory and the feed, neither of which blocks.
 */
final class ExecutionTracker {
    private final Wish wish;
    private final GovernorSettings settings;
    private final FeedPublisher feed;
    private final Instant accepted;
    private final long startedNanos;
    private final CompletableFuture<Boolean> isNew = new CompletableFuture<>();
    private final CompletableFuture<Phase> sent = new CompletableFuture<>();
    private final CompletableFuture<Phase> over = new CompletableFuture<>();

    private final List<Long> audit = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private Phase phase = Phase.WAITING;
    private double progress;
    private String step = "";
    private Optional<Decision> decision = Optional.empty();
    private Optional<ExecutionView.Write> write = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private boolean isEnding;
    private long endedNanos;

    ExecutionTracker(Wish wish, GovernorSettings settings, FeedPublisher feed) {
        this.wish = wish;
        this.settings = settings;
        this.feed = feed;
        this.accepted = settings.wall().instant();
        this.startedNanos = settings.nanos().getAsLong();
    }

    Wish wish() {
        return wish;
    }

    Instant accepted() {
        return accepted;
    }

    /** Tells whether the trail knows nothing of this id; whoever else comes with the id waits for it. */
    CompletableFuture<Boolean> isNew() {
        return isNew;
    }

    /** Done when refused, over or sent. */
    CompletableFuture<Phase> sent() {
        return sent;
    }

    /** Done when over. */
    CompletableFuture<Phase> over() {
        return over;
    }

    synchronized void knowWrite(ExecutionView.Write values) {
        write = Optional.of(values);
    }

    /** The intent is durable, or kept where a stop cannot wait; publishes WAITING. */
    synchronized void waiting() {
        publish();
    }

    synchronized void addAudit(long index) {
        if (!audit.contains(index)) {
            audit.add(index);
        }
    }

    synchronized void addStates(List<String> passed) {
        states.addAll(passed);
    }

    synchronized List<String> states() {
        return List.copyOf(states);
    }

    /** Moves on, unless it is over; a progress below the highest seen is kept at that. */
    void move(Phase to, double reported, String doing) {
        move(to, reported, doing, Optional.empty());
    }

    /** The same, with what the device asks. */
    synchronized void move(Phase to, double reported, String doing, Optional<Decision> asked) {
        if (isEnding) {
            return;
        }
        double higher = Math.max(progress, reported);
        boolean isNews = phase != to || !step.equals(doing) || !decision.equals(asked) || higher - progress >= 0.01;
        decision = asked;
        phase = to;
        progress = higher;
        step = doing;
        if (isNews) {
            publish();
        }
    }

    synchronized Phase phase() {
        return phase;
    }

    synchronized double progress() {
        return progress;
    }

    /** True for the first who wants to end it, and for nobody after. */
    synchronized boolean claimEnd() {
        boolean isFirst = !isEnding;
        isEnding = true;
        endedNanos = isFirst ? settings.nanos().getAsLong() : endedNanos;
        return isFirst;
    }

    /** Publishes the end; only for the one who claimed it. */
    void end(Ending how) {
        synchronized (this) {
            ending = Optional.of(how);
            phase = how.phase();
            progress = phase.isSuccess() ? 1 : progress;
            step = "";
            decision = Optional.empty();
            write = write.map(w -> new ExecutionView.Write(
                    w.oldValue(), w.requested(), how.readBack().isEmpty() ? w.readBack() : how.readBack(), w.unit()));
            publish();
        }
        sent.complete(how.phase());
        over.complete(how.phase());
    }

    synchronized Duration elapsed() {
        long now = isEnding ? endedNanos : settings.nanos().getAsLong();
        return Duration.ofMillis(Math.max(0, now - startedNanos) / 1_000_000);
    }

    synchronized ExecutionView view() {
        return new ExecutionView(
                wish.request(),
                wish.equipment(),
                wish.target(),
                phase,
                progress,
                step,
                decision,
                write,
                ending.map(Ending::words).orElse(Map.of()),
                ending.map(Ending::files).orElse(Map.of()),
                List.copyOf(states),
                ending.flatMap(Ending::refusal),
                accepted,
                elapsed(),
                List.copyOf(audit));
    }

    private void publish() {
        feed.publish(new FeedItem.RequestMoved(view()));
    }
}
