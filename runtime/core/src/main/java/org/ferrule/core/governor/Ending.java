package org.ferrule.core.governor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.Value;
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
record Ending(Phase phase, Optional<Refusal> refusal, Map<String, Value> results, String readBack, String note) {
    /** Results as they are shown and recorded: of a file its size and hash, since the trail is no archive. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        results.forEach((name, value) -> words.put(
                name, value instanceof Value.Bytes file ? file.text() + ", SHA-256 " + sha256(file) : value.text()));
        return Collections.unmodifiableMap(words);
    }

    /** The files among the results. */
    Map<String, Value.Bytes> files() {
        Map<String, Value.Bytes> files = new LinkedHashMap<>();
        results.forEach((name, value) -> {
            if (value instanceof Value.Bytes file) {
                files.put(name, file);
            }
        });
        return Collections.unmodifiableMap(files);
    }

    private static String sha256(Value.Bytes file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.content()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

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
