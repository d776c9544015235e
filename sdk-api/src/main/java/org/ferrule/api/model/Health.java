package org.ferrule.api.model;

/**
 * Health as NAMUR NE 107 classifies it; the third state variable. The codes are those of OPC 10000-100
 * DeviceHealthEnumeration.
 *
 * @since 0.1
 */
public enum Health {
    /** Works as specified. */
    NORMAL(0),
    /** Output invalid because of a malfunction. */
    FAILURE(1),
    /** Output temporarily invalid, for example during work on the device. */
    CHECK_FUNCTION(2),
    /** Works outside its specification. */
    OFF_SPEC(3),
    /** Works, but the wear reserve is nearly used up. */
    MAINTENANCE_REQUIRED(4);

    private final int code;

    Health(int code) {
        this.code = code;
    }

    /** The OPC UA number. */
    public int code() {
        return code;
    }
}
