package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.FerruleException;
import org.ferrule.core.equipment.DriverCall;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.lane.Lane;
import org.ferrule.core.lane.LaneRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one driver with the session that is open, and says what its failures mean. Thread-safe. */
final class DriverCalls {
    private static final Logger LOG = LoggerFactory.getLogger(DriverCalls.class);

    private final DriverOffer offer;
    private final Lane lane;
    private final Poller poller;
    private final Sessions sessions;
    private final Duration grace;

    DriverCalls(SupervisionServices services, DriverOffer offer, Place place, Sessions sessions) {
        this.offer = offer;
        this.lane = place.lane();
        this.poller = place.poller();
        this.sessions = sessions;
        this.grace = services.pace().grace();
    }

    /**
     * Where calls are made.
     *
     * @param lane one call at a time
     * @param poller asks for the status
     */
    record Place(Lane lane, Poller poller) {}

    /** The sessions of one equipment, one after the other. */
    interface Sessions {
        /** The session that may be called now. */
        @Nullable
        OpenSession live();

        /** Refuses, unsent, if another session has taken its place. */
        void checkCurrent(OpenSession open) throws ConnectionException;

        /** The session is of no use any more. */
        void lost(OpenSession open, String reason);

        /** Why nothing can be called now. */
        String notConnected();
    }

    /** Makes one call with the open session, on the lane, and waits for it. */
    <T> T call(LaneRequest request, DriverCall<T> call)
            throws ConnectionException, DeviceException, InterruptedException {
        OpenSession open = sessions.live();
        if (open == null) {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, sessions.notConnected(), null);
        }
        CompletableFuture<T> future = lane.submit(request, () -> onLane(open, call));
        return LaneAnswer.await(future, request.deadline().plus(grace));
    }

    /** Reads the status now; its changes have this cause. */
    void refreshStatus(String cause) throws InterruptedException {
        OpenSession open = sessions.live();
        if (open == null) {
            return;
        }
        poller.causes().note(cause);
        try {
            // Before polls that wait: they would see the command's effect without knowing its cause.
            Duration callDeadline = offer.descriptor().supervision().callDeadline();
            LaneRequest request = new LaneRequest(Urgency.ACTION, callDeadline, "status");
            CompletableFuture<Boolean> future = lane.submit(request, () -> readStatus(open));
            LaneAnswer.await(future, callDeadline.plus(grace));
        } catch (ConnectionException | DeviceException known) {
            LOG.debug("{}: status could not be refreshed; supervision deals with it", open.equipment(), known);
        }
    }

    /** On the lane. */
    boolean readStatus(OpenSession open) throws ConnectionException, DeviceException {
        return onLane(open, session -> {
            poller.readStatus(session);
            return true;
        });
    }

    /** On the lane: a call that fails with anything but the device's own refusal costs the session. */
    <T> T onLane(OpenSession open, DriverCall<T> call) throws ConnectionException, DeviceException {
        sessions.checkCurrent(open);
        try {
            return call.with(open.session());
        } catch (ConnectionException failure) {
            sessions.lost(open, String.valueOf(failure.getMessage()));
            throw failure;
        } catch (DeviceException refused) {
            throw refused;
        } catch (Throwable defect) { // A driver may throw anything; it costs the session, not the lane.
            String reason = lane.isOverdue() ? "a call was interrupted at its deadline" : reason(defect);
            sessions.lost(open, reason);
            CommFault fault = lane.isOverdue() ? CommFault.TIMEOUT : CommFault.PROTOCOL;
            throw new ConnectionException(fault, reason, defect);
        }
    }

    /** What a failure says to people. */
    String reason(Throwable failure) {
        if (failure instanceof FerruleException) {
            return String.valueOf(failure.getMessage());
        }
        LOG.error("defect of the driver {}", offer.plugin(), failure);
        return "defect of the driver " + offer.plugin() + ": " + failure + ". Report it to the vendor with the log.";
    }
}
