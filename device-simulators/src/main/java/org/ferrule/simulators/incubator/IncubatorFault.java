package org.ferrule.simulators.incubator;

/** A Modbus exception response. */
final class IncubatorFault extends Exception {
    static final int ILLEGAL_FUNCTION = 1;
    static final int ILLEGAL_ADDRESS = 2;
    static final int ILLEGAL_VALUE = 3;
    static final int BUSY = 6;

    private static final long serialVersionUID = 1L;

    private final int code;

    IncubatorFault(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
