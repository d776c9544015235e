package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.Nameplate;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.core.clock.Timers.Timer;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.lane.Lane;
import org.ferrule.core.lane.LaneListener;
import org.ferrule.core.lane.LaneRequest;
import org.ferrule.core.site.EquipmentEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One equipment under one plugin, from the driver's arrival to its leaving: connects, keeps connected, and makes every call.
 * Sessions follow one another and never overlap, because the lane closes one before it opens the next. Thread-safe.
 */
final class DeviceSupervision implements LaneListener, DriverCalls.Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSupervision.class);
    /** So many refused batches in a row matter. */
    private static final int MANY_REFUSALS = 3;

    private final SupervisionServices services;
    private final EquipmentEntry entry;
    private final DriverOffer offer;
    private final ConnectionTracker connection;
    private final AlarmBoard alarms;
    private final DeviceParts parts;
    private final Lane lane;
    private final Backoff backoff;
    private final Duration callDeadline;
    private final UnclosedSessions unclosed;
    private final DriverCalls calls;
    private @Nullable OpenSession current;
    private volatile @Nullable OpenSession live;
    /** What is repeated while it lives. */
    private final List<Cadence> cadences = new ArrayList<>();

    private Timer retry = () -> {};
    private boolean isClosed;
    private boolean isMisconfigured;
    /** Since the present attempt to connect began. */
    private boolean hasSurroundingsChanged;

    DeviceSupervision(SupervisionServices services, EquipmentEntry entry, DriverOffer offer, Lasting lasting) {
        this.services = services;
        this.entry = entry;
        this.offer = offer;
        this.connection = lasting.connection();
        this.alarms = lasting.alarms();
        this.parts = DeviceParts.of(services, entry, offer.descriptor(), lasting);
        this.lane = new Lane(
                "ferrule-lane-" + entry.id(), services.timers(), services.pace().grace(), this);
        this.backoff = new Backoff(services.pace(), services.clock(), new SplittableRandom());
        this.callDeadline = offer.descriptor().supervision().callDeadline();
        this.unclosed = new UnclosedSessions(lane, callDeadline);
        this.calls = new DriverCalls(services, offer, new DriverCalls.Place(lane, parts.poller()), this);
    }

    DeviceParts parts() {
        return parts;
    }

    DriverOffer offer() {
        return offer;
    }

    void start() {
        parts.samples().begin();
        lane.start();
        connect();
    }

    /** Tries again if the configuration was the problem, or turns out to be, because something around it has changed. */
    synchronized void reconsider() {
        hasSurroundingsChanged = true;
        if (isMisconfigured) {
            connect();
        }
    }

    private synchronized void connect() {
        if (isClosed || current != null) {
            return;
        }
        isMisconfigured = false;
        hasSurroundingsChanged = false;
        unclosed.closeOnLane();
        alarms.doubt();
        LeasedLinks[] links = new LeasedLinks[1];
        OpenSession[] opening = new OpenSession[1];
        links[0] = new LeasedLinks(services.links(), entry, reason -> lost(opening[0], "the link is lost: " + reason));
        OpenSession open = new OpenSession(entry.id(), links[0]);
        opening[0] = open;
        current = open;
        unclosed.add(open);
        connection.to(ConnectionState.CONNECTING, "");
        DriverContext context = new DriverContext(
                entry.id(), offer.descriptor(), entry.settings(), links[0], services.clock(), parts.events());
        CompletableFuture<Boolean> unused = step(open, "open", () -> open.open(offer.driver(), context))
                .thenCompose(done -> step(open, "identify", () -> identify(open)))
                .thenCompose(
                        done -> step(open, "subscribe", () -> parts.poller().subscribe(open)))
                .thenCompose(done -> step(open, "read", () -> parts.poller().readAll(open.session())))
                .thenCompose(done -> step(open, "status", () -> parts.poller().readStatus(open.session())))
                .thenCompose(done -> step(open, "clock", () -> parts.clock().measure(open.session())))
                .whenComplete((done, failure) -> opened(open, failure));
    }

    private CompletableFuture<Boolean> step(OpenSession open, String what, Step step) {
        return lane.submit(new LaneRequest(Urgency.ACTION, callDeadline, what), () -> {
            checkCurrent(open);
            step.run();
            return true;
        });
    }

    private void identify(OpenSession open) throws ConnectionException, DeviceException, BlockedException {
        Nameplate answer = open.session().identify();
        parts.checks().checkIdentity(answer, connection.nameplate());
        parts.checks().checkAbilities(open.session());
        connection.identified(answer);
    }

    private void opened(OpenSession open, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                online(open);
            } else {
                failed(
                        open,
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        } catch (RuntimeException | Error defect) {
            LOG.error("{}: supervision failed after opening a session", entry.id(), defect);
        }
    }

    private synchronized void online(OpenSession open) {
        if (isClosed || current != open) {
            return;
        }
        live = open;
        backoff.online();
        alarms.report(AlarmBoard.IDENTITY_CHANGED, false, "", null);
        connection.to(ConnectionState.ONLINE, "");
        if (parts.poller().hasParameters()) {
            cadence(open, Urgency.POLL, "read")
                    .repeat(
                            parts.poller()::untilDue,
                            () -> calls.onLane(open, session -> {
                                judgeRefusals(open, parts.poller().readDue(session));
                                return true;
                            }));
        }
        Duration statusEvery = offer.descriptor().supervision().statusEvery();
        cadence(open, Urgency.STATUS, "status").repeat(() -> statusEvery, () -> calls.readStatus(open));
        if (parts.clock().isDeclared()) {
            cadence(open, Urgency.STATUS, "clock")
                    .repeat(
                            () -> services.pace().clockEvery(),
                            () -> calls.onLane(open, session -> {
                                parts.clock().measure(session);
                                return true;
                            }));
        }
        services.timers().after(statusEvery.multipliedBy(2), () -> endDoubt(open));
    }

    private synchronized void endDoubt(OpenSession open) {
        if (live == open) {
            alarms.endDoubted();
        }
    }

    private Cadence cadence(OpenSession open, Urgency urgency, String what) {
        Cadence cadence =
                new Cadence(lane, services.timers(), new LaneRequest(urgency, callDeadline, what), () -> live == open);
        cadences.add(cadence);
        return cadence;
    }

    private void endLife() {
        live = null;
        cadences.forEach(Cadence::end);
        cadences.clear();
    }

    private synchronized void judgeRefusals(OpenSession open, int refusals) {
        if (live != open) {
            return;
        }
        ConnectionState state = connection.view().state();
        if (refusals >= MANY_REFUSALS && state == ConnectionState.ONLINE) {
            connection.to(ConnectionState.DEGRADED, "the device refuses to be read; see its parameters and its log");
        } else if (refusals == 0 && state == ConnectionState.DEGRADED) {
            connection.to(ConnectionState.ONLINE, "");
        }
    }

    private synchronized void failed(OpenSession open, Throwable failure) {
        if (isClosed || current != open || lane.isQuarantined()) {
            return;
        }
        leave(open);
        if (failure instanceof ConfigurationException && hasSurroundingsChanged) {
            // What was missing may have come after we asked for it.
            connect();
        } else if (failure instanceof ConfigurationException) {
            isMisconfigured = true;
            connection.to(ConnectionState.BLOCKED, String.valueOf(failure.getMessage()));
        } else if (failure instanceof BlockedException blocked) {
            block(blocked);
        } else {
            retryAfter(backoff.next(), calls.reason(failure));
        }
    }

    private void block(BlockedException blocked) {
        String reason = String.valueOf(blocked.getMessage());
        connection.to(ConnectionState.BLOCKED, reason);
        if (blocked.isIdentity()) {
            services.journal()
                    .record(AuditEntry.event(
                            AuditAction.IDENTITY, Actor.SYSTEM, entry.id().toString(), Map.of("message", reason)));
            alarms.report(AlarmBoard.IDENTITY_CHANGED, true, reason, null);
        }
    }

    /** The session is of no use any more, whoever found out. */
    @Override
    public synchronized void lost(@Nullable OpenSession open, String reason) {
        if (isClosed || open == null || current != open || lane.isQuarantined()) {
            return;
        }
        leave(open);
        retryAfter(backoff.afterLoss(), reason);
    }

    private void leave(OpenSession open) {
        current = null;
        endLife();
        open.retire();
        parts.status().lost();
        unclosed.closeOnLane(open);
    }

    private void retryAfter(Duration pause, String reason) {
        connection.to(ConnectionState.DISCONNECTED, reason, pause);
        retry = services.timers().after(pause, this::connect);
    }

    @Override
    public synchronized void quarantined(String reason) {
        if (isClosed) {
            return;
        }
        retry.cancel();
        endLife();
        parts.status().lost();
        connection.to(ConnectionState.UNRESPONSIVE, reason);
        OpenSession stuck = current;
        if (stuck != null) {
            stuck.retire();
            // Taking its links away is what frees a call that hangs in one; that may take seconds, so not on the
            // timers' thread.
            Thread rescue = new Thread(stuck::closeLinks, "ferrule-rescue-" + entry.id());
            rescue.setDaemon(true);
            rescue.start();
        }
    }

    @Override
    public synchronized void released() {
        if (isClosed) {
            return;
        }
        current = null;
        endLife();
        retry.cancel();
        retryAfter(backoff.afterLoss(), "the driver's call has returned at last; the session starts over");
    }

    /** Makes calls with the open session. */
    DriverCalls calls() {
        return calls;
    }

    @Override
    public @Nullable OpenSession live() {
        return live;
    }

    @Override
    public synchronized void checkCurrent(OpenSession open) throws ConnectionException {
        if (current != open) {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, notConnected(), null);
        }
    }

    @Override
    public String notConnected() {
        var view = connection.view();
        return entry.id() + " is " + view.state() + (view.reason().isEmpty() ? "" : ": " + view.reason());
    }

    /** Ends supervision; within the bound no driver call is made any more, or its thread is left behind. */
    void close(Duration bound) throws InterruptedException {
        synchronized (this) {
            isClosed = true;
            endLife();
            current = null;
            retry.cancel();
        }
        boolean hasEnded = lane.close(bound, unclosed::close);
        if (!hasEnded) {
            unclosed.closeLinks();
        }
        parts.status().lost();
        parts.samples().close();
    }

    /** One step of opening a session. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }
}
