package org.ferrule.simulators.arc;

/** Who is talking to the sensor; each may do what the one before may. */
public enum OperatorLevel {
    USER(0x03),
    ADMINISTRATOR(0x0C),
    SPECIALIST(0x30);

    private final int code;

    OperatorLevel(int code) {
        this.code = code;
    }

    /** As written to register 4288. */
    public int code() {
        return code;
    }

    boolean covers(OperatorLevel needed) {
        return compareTo(needed) >= 0;
    }
}
