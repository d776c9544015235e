package org.ferrule.simulators.alicat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.simulators.witness.Acts;

/** Remembers what asks a controller on an ASCII line to change something: every request but the known questions. */
final class AlicatActs {

    private static final Pattern QUESTION = Pattern.compile("(|VE|\\?\\?.*|R\\d+)");
    /** To old firmware these are orders to lock the panel, or nothing that it knows. */
    private static final Pattern MODERN_QUESTION = Pattern.compile("(LS|GS|FPF \\d+)");

    private static final Pattern WITH_VALUE = Pattern.compile("(LS|GS|S|G|W46=) ?([-+.\\d]+)");

    private AlicatActs() {}

    /** The act that a request is, without its unit id: {@code send T 1}, or {@code send LS} with its value. */
    static Optional<Acts.Entry> of(AlicatController controller, String request) {
        String body = request.strip().toUpperCase(Locale.ROOT);
        boolean isModern = !controller.settings().model().isLegacy();
        if (QUESTION.matcher(body).matches()
                || (isModern && MODERN_QUESTION.matcher(body).matches())) {
            return Optional.empty();
        }
        Acts acts = controller.witness().acts();
        Matcher valued = WITH_VALUE.matcher(body);
        return Optional.of(
                valued.matches()
                        ? acts.asked("send " + valued.group(1), valued.group(2))
                        : acts.asked("send " + body, ""));
    }
}
