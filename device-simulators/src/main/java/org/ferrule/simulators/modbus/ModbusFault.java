package org.ferrule.simulators.modbus;

/** A device's refusal of a request: a Modbus exception response. */
public final class ModbusFault extends Exception {

    public static final int ILLEGAL_FUNCTION = 1;
    public static final int ILLEGAL_ADDRESS = 2;
    public static final int ILLEGAL_VALUE = 3;
    public static final int DEVICE_FAILURE = 4;
    public static final int BUSY = 6;

    private static final long serialVersionUID = 1L;

    private final int code;

    public ModbusFault(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The exception code of the response, 1 to 255. */
    public int code() {
        return code;
    }
}
