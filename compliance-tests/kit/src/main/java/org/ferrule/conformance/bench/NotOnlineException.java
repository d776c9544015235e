package org.ferrule.conformance.bench;

import java.io.IOException;

/** The equipment does not come ONLINE although its device is there and undisturbed; the message has the runtime's reason. */
public final class NotOnlineException extends IOException {
    private static final long serialVersionUID = 1L;

    NotOnlineException(String message) {
        super(message);
    }
}
