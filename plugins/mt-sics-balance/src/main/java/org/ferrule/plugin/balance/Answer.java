package org.ferrule.plugin.balance;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.DeviceException;

/** What an answer to a command means. Which of A, S and D stands for done differs between sources, so each of them does. */
final class Answer {
    private Answer() {}

    /** Running or succeeded; a refusal is thrown. */
    static ExecutionStatus of(Reply reply) throws DeviceException {
        if (reply.isRefusal()) {
            throw new DeviceException(reply.command(), refusal(reply.command()));
        }
        return switch (reply.status()) {
            case "A", "S", "D" -> ExecutionStatus.succeeded(Map.of());
            case "B" -> ExecutionStatus.running(0, "");
            case "I" ->
                throw new DeviceException(
                        reply.code(),
                        "not possible now: busy, not stable in time, or aborted at the balance; try again");
            case "L" -> throw new DeviceException(reply.code(), "the balance does not accept the parameter");
            case "+" -> throw new DeviceException(reply.code(), "above the permitted range; take load off");
            case "-" -> throw new DeviceException(reply.code(), "below the permitted range; check pan and load");
            default -> request(reply);
        };
    }

    /** The weight that the answer carries, if it does. */
    static Optional<Mass> mass(Reply reply) {
        return reply.fields().size() == 2
                ? Mass.of(reply.fields().get(0), reply.fields().get(1))
                : Optional.empty();
    }

    /** An adjustment with an external weight asks for that weight, or for none. */
    private static ExecutionStatus request(Reply reply) throws DeviceException {
        String text = (reply.status() + " " + String.join(" ", reply.fields())).strip();
        if (text.matches("[\\d.]+ \\S+")) {
            return ExecutionStatus.running(0, "load " + text);
        }
        throw new DeviceException(reply.line(), "an answer that is not known; look at the balance");
    }

    private static String refusal(String code) {
        return switch (code) {
            case "ET" -> "transmission error; check baud rate, parity and cable";
            case "EL" -> "the balance cannot execute this command";
            default -> "the balance does not know this command";
        };
    }
}
