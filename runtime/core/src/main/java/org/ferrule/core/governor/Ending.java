package org.ferrule.core.governor;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;

/**
 * How a request ends.
 *
 * @param phase a terminal phase
 * @param refusal why, unless it went well
 * @param results of a command
 * @param readBack of a write, what the device holds; empty text if nobody looked
 * @param note what else to know; recorded
 */
record Ending(Phase phase, Optional<Refusal> refusal, Map<String, String> results, String readBack, String note) {
    static Ending of(Phase phase) {
        return new Ending(phase, Optional.empty(), Map.of(), "", "");
    }

    static Ending of(Phase phase, Refusal refusal) {
        return new Ending(phase, Optional.of(refusal), Map.of(), "", "");
    }

    static Ending unknown(String message) {
        String remedy = ". Look at the device, then reconcile this request with what you saw; it is never sent again.";
        return of(Phase.UNKNOWN, Refusal.of(ErrorCode.OUTCOME_UNKNOWN, message + remedy));
    }

    /** The device answered and said no. */
    static Ending refused(DeviceException e) {
        return of(Phase.REJECTED, new Refusal(ErrorCode.DEVICE, text(e), e.deviceCode()));
    }

    /** Nothing left the runtime. */
    static Ending notSent(ConnectionException e) {
        return of(
                Phase.REJECTED,
                Refusal.of(
                        ErrorCode.COMM,
                        "nothing was sent: " + text(e) + ". Send it again when the equipment is ONLINE."));
    }

    Ending withReadBack(String held) {
        return new Ending(phase, refusal, results, held, note);
    }

    Ending withNote(String text) {
        return new Ending(phase, refusal, results, readBack, text);
    }

    static String text(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
    }
}
