package org.ferrule.conformance.witness;

/** This platform does not tell it: what depends on it cannot be tested here. */
public final class NotVisibleException extends WitnessException {
    private static final long serialVersionUID = 1L;

    NotVisibleException(String message) {
        super(message);
    }
}
