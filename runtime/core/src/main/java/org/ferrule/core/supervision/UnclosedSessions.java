package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.lane.Lane;
import org.ferrule.core.lane.LaneRequest;

/**
 * Sessions that were opened and must be closed, on the lane, whatever happens: a lane in quarantine refuses to close them, so they
 * are kept and tried again before the next one is opened. Thread-safe.
 */
final class UnclosedSessions {
    private final Lane lane;
    private final Duration callDeadline;
    private final Set<OpenSession> sessions = new LinkedHashSet<>();

    UnclosedSessions(Lane lane, Duration callDeadline) {
        this.lane = lane;
        this.callDeadline = callDeadline;
    }

    synchronized void add(OpenSession open) {
        sessions.add(open);
    }

    /** Queues the end of every session, in front of what is queued from now on. */
    void closeOnLane() {
        all().forEach(this::closeOnLane);
    }

    void closeOnLane(OpenSession open) {
        CompletableFuture<Boolean> unused = lane.submit(new LaneRequest(Urgency.ACTION, callDeadline, "close"), () -> {
            open.close();
            forget(open);
            return true;
        });
    }

    private synchronized List<OpenSession> all() {
        return List.copyOf(sessions);
    }

    private synchronized void forget(OpenSession open) {
        sessions.remove(open);
    }

    /** Closes what is left; on the lane's thread. */
    void close() {
        taken().forEach(OpenSession::close);
    }

    /** Takes the links away from what is left; for a lane that has not ended. */
    void closeLinks() {
        taken().forEach(OpenSession::closeLinks);
    }

    private synchronized List<OpenSession> taken() {
        List<OpenSession> all = new ArrayList<>(sessions);
        sessions.clear();
        return all;
    }
}
