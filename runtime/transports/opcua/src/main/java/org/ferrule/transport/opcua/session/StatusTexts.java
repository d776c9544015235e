package org.ferrule.transport.opcua.session;

import java.util.Locale;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.ferrule.api.error.DeviceException;

/** Status codes as people and records read them. */
public final class StatusTexts {
    private StatusTexts() {}

    /** The standard name, for example {@code Bad_OutOfRange}, or the digits if the standard has none. */
    public static String name(StatusCode status) {
        return StatusCodes.lookup(status.value()).map(texts -> texts[0]).orElseGet(() -> digits(status));
    }

    /** The code in the form in which device codes are kept. */
    public static String digits(StatusCode status) {
        return String.format(Locale.ROOT, "0x%08X", status.value());
    }

    /** A server's refusal. */
    public static DeviceException refusal(StatusCode status, String what) {
        String meaning = StatusCodes.lookup(status.value())
                .map(texts -> " (" + texts[1] + ")")
                .orElse("");
        return new DeviceException(digits(status), name(status) + meaning + " to: " + what);
    }
}
