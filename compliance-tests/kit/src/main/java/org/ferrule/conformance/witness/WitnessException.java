package org.ferrule.conformance.witness;

import java.io.IOException;

/** The agent could not be reached, or refused the question. What was to be seen was not seen. */
public class WitnessException extends IOException {
    private static final long serialVersionUID = 1L;

    WitnessException(String message) {
        super(message);
    }

    WitnessException(String message, Throwable cause) {
        super(message, cause);
    }
}
