package org.ferrule.core.governor;

import java.util.Optional;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Locks.Place;
import org.ferrule.core.service.Refusal;

/**
 * Decides how a command ends that its device says is over. The device's word alone is no success: the functional unit must have
 * reached the state that the command leads to.
 *
 * @param claims knows of stops
 * @param subject what was commanded
 * @param place where
 * @param trace which states were seen
 */
record Settlement(UnitClaims claims, CommandSubject subject, Place place, StateTrace trace) {
    /** The end, or nothing while the state is still awaited. */
    Optional<Ending> of(ExecutionStatus status, long sentNanos) {
        if (status.phase() == ExecutionStatus.Phase.CANCELLED) {
            return Optional.of(Ending.of(Phase.CANCELLED));
        }
        if (status.phase() == ExecutionStatus.Phase.FAILED) {
            String message =
                    "the device reports that command " + subject.command().id() + " failed: " + status.failure();
            Refusal refusal = new Refusal(ErrorCode.DEVICE, message, status.failure());
            return Optional.of(new Ending(Phase.FAILED, Optional.of(refusal), status.results(), "", ""));
        }
        Optional<FunctionalState> wanted = subject.command().conditions().leadsTo();
        return wanted.isEmpty() || trace.hasReached(wanted.get())
                ? Optional.of(succeeded(status))
                : overtaken(sentNanos);
    }

    /** What is still awaited. */
    String missing() {
        return subject.command()
                .conditions()
                .leadsTo()
                .map(state -> "waiting for " + state)
                .orElse("");
    }

    private Optional<Ending> overtaken(long sentNanos) {
        Optional<Wish> stop = subject.isSafety() ? Optional.empty() : claims.stopSince(place, sentNanos);
        return stop.map(wish -> {
            String message = "command " + wish.target() + " (request " + wish.request() + ") overtook command "
                    + subject.command().id() + ", which was " + missing() + ".";
            return Ending.of(Phase.FAILED, Refusal.of(ErrorCode.INVALID_STATE, message));
        });
    }

    static Ending succeeded(ExecutionStatus status) {
        return new Ending(Phase.SUCCEEDED, Optional.empty(), status.results(), "", "");
    }
}
