package org.ferrule.core.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.driver.Decision;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;

/**
 * One request, a command or a write, as it stands.
 *
 * @param request the client's id
 * @param equipment where
 * @param target command or parameter id
 * @param phase where it is in its life
 * @param progress 0..1, never falling
 * @param step what the device is doing; empty if it does not say
 * @param decision while AWAITING_DECISION what can be decided; empty otherwise
 * @param write for a write: old, requested and read-back value; empty for a command
 * @param results of a command, as text by name; of a file size and hash
 * @param files contents of the files among the results, by name; kept for a while, and not over a restart
 * @param states functional states that the unit went through, in order
 * @param refusal why REJECTED, FAILED, UNVERIFIED or UNKNOWN; empty otherwise
 * @param accepted when the request came
 * @param elapsed from then to now, or to the end
 * @param audit indexes of its audit records, in order
 * @since 0.1
 */
public record ExecutionView(
        RequestId request,
        EquipmentId equipment,
        String target,
        Phase phase,
        double progress,
        String step,
        Optional<Decision> decision,
        Optional<Write> write,
        Map<String, String> results,
        Map<String, Value.Bytes> files,
        List<String> states,
        Optional<Refusal> refusal,
        Instant accepted,
        Duration elapsed,
        List<Long> audit) {

    /**
     * The values of a write, as text in the declared unit.
     *
     * @param oldValue before; {@code absent} if it was not known
     * @param requested asked for
     * @param readBack what the device holds now; {@code absent} if it could not be read
     * @param unit UCUM
     */
    public record Write(String oldValue, String requested, String readBack, String unit) {}

    /** Where a request is in its life. */
    public enum Phase {
        /** Checked, intent recorded, waits for the lane. */
        WAITING,
        /** Sent to the device. */
        RUNNING,
        /** The device waits for a person. */
        AWAITING_DECISION,
        /** Command done. */
        SUCCEEDED,
        /** Command failed at the device. */
        FAILED,
        /** Command cancelled on request. */
        CANCELLED,
        /** Refused; nothing was done. */
        REJECTED,
        /** Nobody can tell; blocks until reconciled. */
        UNKNOWN,
        /** Write: the device holds the requested value. */
        ACCEPTED,
        /** Write: the device holds another value, which it chose. */
        CLAMPED,
        /** Write: the device still holds the old value, or nobody could read it back. */
        UNVERIFIED;

        /** True if nothing can follow. */
        public boolean isTerminal() {
            return this != WAITING && this != RUNNING && this != AWAITING_DECISION;
        }

        /** True if what was asked for was done. */
        public boolean isSuccess() {
            return this == SUCCEEDED || this == ACCEPTED;
        }
    }
}
