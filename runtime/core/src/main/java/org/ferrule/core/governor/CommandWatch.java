package org.ferrule.core.governor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.Decidable;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one command, once, and asks how it goes until it is over. One poll at a time, never on the thread that keeps time. */
final class CommandWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CommandWatch.class);
    /** Progress is complete only on success, which the runtime has not seen before the unit's state says so too. */
    private static final double ALMOST = 0.99;

    private final GovernorParts parts;
    private final CommandSubject subject;
    private final Undertaking undertaking;
    private final ExecutionTracker tracker;
    private final StateTrace trace;
    private final Settlement settlement;
    private volatile @Nullable Started started;
    private @Nullable ExecutionStatus done;

    CommandWatch(GovernorParts parts, CommandSubject subject, Undertaking undertaking) {
        this.parts = parts;
        this.subject = subject;
        this.undertaking = undertaking;
        this.tracker = undertaking.tracker();
        this.trace = new StateTrace(tracker);
        this.settlement = new Settlement(parts.claims(), subject, undertaking.place(), trace);
    }

    /** What the driver gave, on which session, since when, until when. */
    private record Started(Execution execution, EquipmentSession session, long sentNanos, Deadline deadline) {}

    CommandSubject subject() {
        return subject;
    }

    Undertaking undertaking() {
        return undertaking;
    }

    /** Sends it, on the caller's thread. */
    void start() {
        LaneCaller lane = new LaneCaller(subject.equipment(), parts.closed());
        try {
            trace.observe(subject.state());
            long sentNanos = parts.settings().nanos().getAsLong();
            Deadline deadline = Deadline.in(
                    parts.settings().nanos(), subject.command().timing().timeout());
            Urgency urgency = subject.isSafety() ? Urgency.SAFETY : Urgency.ACTION;
            started = lane.call(
                    urgency,
                    subject.callTime(),
                    session -> new Started(commandable(session).start(subject.call()), session, sentNanos, deadline));
            tracker.move(Phase.RUNNING, 0, "");
            tracker.sent().complete(Phase.RUNNING);
            next(Duration.ZERO);
        } catch (DeviceException e) {
            finish(Ending.refused(e));
        } catch (ConnectionException e) {
            if (!e.isSent()) {
                finish(Ending.notSent(e));
                return;
            }
            tracker.move(Phase.RUNNING, 0, "");
            finish(Ending.unknown(
                    "command " + subject.command().id() + " was sent, but no answer came: " + Ending.text(e)));
        } catch (RuntimeException e) {
            failed(e);
        } finally {
            lane.finish();
        }
    }

    /** Asks the device to give up; polling goes on until it has. */
    void cancel() throws ConnectionException, DeviceException {
        act(Execution::cancel);
    }

    /** Tells the device what was decided; polling goes on. */
    void decide(String option) throws ConnectionException, DeviceException {
        act(execution -> {
            if (!(execution instanceof Decidable asking)) {
                throw DeviceException.beforeSending("", "the plugin asks, but takes no answer: a defect of the driver");
            }
            asking.decide(option);
        });
    }

    /** Something to do to what was started. */
    @FunctionalInterface
    private interface Act {
        void on(Execution execution) throws ConnectionException, DeviceException;
    }

    private void act(Act act) throws ConnectionException, DeviceException {
        Started running = started;
        if (running == null) {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, "the command has not been sent yet", null);
        }
        LaneCaller lane = new LaneCaller(subject.equipment(), parts.closed());
        try {
            lane.call(Urgency.ACTION, subject.callTime(), session -> {
                requireSame(session, running);
                act.on(running.execution());
                return true;
            });
        } finally {
            lane.finish();
        }
    }

    private static Commandable commandable(EquipmentSession session) throws ConnectionException {
        if (session instanceof Commandable able) {
            return able;
        }
        throw ConnectionException.notSent(CommFault.PROTOCOL, "the plugin's session takes no commands", null);
    }

    private static void requireSame(EquipmentSession session, Started running) throws ConnectionException {
        if (session != running.session()) {
            throw ConnectionException.notSent(
                    CommFault.NOT_CONNECTED, "the session in which the command was started is gone", null);
        }
    }

    private void next(Duration delay) {
        try {
            boolean unused = parts.polls()
                    .schedule(this::poll, delay.toNanos(), TimeUnit.NANOSECONDS)
                    .isDone();
        } catch (RejectedExecutionException e) {
            finish(Ending.unknown(
                    "the runtime stops while command " + subject.command().id() + " is under way"));
        }
    }

    private void poll() {
        try {
            Started running = started;
            if (running == null || tracker.phase().isTerminal()) {
                return;
            }
            Optional<Ending> ending = done == null ? ask(running) : Optional.empty();
            if (ending.isEmpty() && done != null) {
                ending = settle(running, done);
            }
            if (ending.isEmpty() && running.deadline().isOver()) {
                ending = Optional.of(
                        Ending.unknown("command " + subject.command().id() + " did not end within "
                                + subject.command().timing().timeout().toMillis() / 1000.0 + " s"));
            }
            ending.ifPresentOrElse(this::finish, () -> next(parts.settings().poll()));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private Optional<Ending> ask(Started running) {
        LaneCaller lane = new LaneCaller(subject.equipment(), parts.closed());
        try {
            ExecutionStatus status = lane.call(Urgency.STATUS, subject.callTime(), session -> {
                requireSame(session, running);
                return running.execution().poll();
            });
            trace.observe(subject.state());
            if (status.phase().isTerminal()) {
                done = status;
            } else {
                boolean isWaiting = status.phase() == ExecutionStatus.Phase.AWAITING_DECISION;
                Phase phase = isWaiting ? Phase.AWAITING_DECISION : Phase.RUNNING;
                tracker.move(phase, Math.min(ALMOST, status.progress()), status.step(), status.decision());
            }
            return Optional.empty();
        } catch (DeviceException e) {
            refresh(lane);
            return Optional.of(Ending.of(Phase.FAILED, new Refusal(ErrorCode.DEVICE, Ending.text(e), e.deviceCode())));
        } catch (ConnectionException e) {
            // A question that did not leave the queue in time may be asked again; a lost session may not.
            boolean canAskAgain = !e.isSent() && e.fault() == CommFault.TIMEOUT;
            return canAskAgain
                    ? Optional.empty()
                    : Optional.of(Ending.unknown("the connection was lost while command "
                            + subject.command().id() + " was under way: " + Ending.text(e)));
        } finally {
            lane.finish();
        }
    }

    private Optional<Ending> settle(Started running, ExecutionStatus status) {
        LaneCaller lane = new LaneCaller(subject.equipment(), parts.closed());
        refresh(lane);
        lane.finish();
        Optional<Ending> ending = settlement.of(status, running.sentNanos());
        if (ending.isEmpty()) {
            tracker.move(Phase.RUNNING, Math.min(ALMOST, status.progress()), settlement.missing());
        }
        return ending;
    }

    private void refresh(LaneCaller lane) {
        lane.refreshStatus("COMMAND(" + subject.command().id() + ")");
        trace.observe(subject.state());
    }

    private void failed(RuntimeException e) {
        LOG.error("watching request {} failed", tracker.wish().request(), e);
        finish(Ending.unknown(
                "the runtime failed while command " + subject.command().id() + " was under way: " + Ending.text(e)));
    }

    private void finish(Ending ending) {
        if (subject.isSafety() && ending.phase() == Phase.SUCCEEDED) {
            parts.claims()
                    .stopped(
                            undertaking.place(),
                            tracker.wish(),
                            parts.settings().nanos().getAsLong());
        }
        parts.journal().end(undertaking, ending, () -> parts.claims().release(tracker.wish()));
    }
}
