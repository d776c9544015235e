package org.ferrule.simulators.order;

/** A device does not do what it was told, and says so. */
public final class RefusedOrderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isValueWrong;

    private RefusedOrderException(String message, boolean isValueWrong) {
        super(message);
        this.isValueWrong = isValueWrong;
    }

    /** Not now. */
    public static RefusedOrderException now(String message) {
        return new RefusedOrderException(message, false);
    }

    /** Not with that value, or not at all. */
    public static RefusedOrderException value(String message) {
        return new RefusedOrderException(message, true);
    }

    /** A client wrote what stands for nothing. */
    public static RefusedOrderException valueOf(Object wire) {
        return value("'" + wire + "' stands for nothing here");
    }

    /** Whether it would be refused at any time. */
    public boolean isValueWrong() {
        return isValueWrong;
    }
}
