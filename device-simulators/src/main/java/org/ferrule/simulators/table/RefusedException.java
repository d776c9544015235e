package org.ferrule.simulators.table;

/** The device does not do it. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isValueWrong;

    private RefusedException(String message, boolean isValueWrong) {
        super(message);
        this.isValueWrong = isValueWrong;
    }

    /** Not with that value, or not at all. */
    static RefusedException value(String message) {
        return new RefusedException(message, true);
    }

    /** Not now. */
    static RefusedException state(String message) {
        return new RefusedException(message, false);
    }

    boolean isValueWrong() {
        return isValueWrong;
    }
}
