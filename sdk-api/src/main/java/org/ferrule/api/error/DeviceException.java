package org.ferrule.api.error;

/**
 * The device answered and said no. The connection is fine. Reading: the runtime marks the wanted parameters
 * BAD(DeviceFailure). Writing or commanding: the request ends REJECTED with the device's own code.
 *
 * @since 0.1
 */
public final class DeviceException extends FerruleException {
    private static final long serialVersionUID = 1L;

    private final String deviceCode;

    /**
     * Keeps the device's own code.
     *
     * @param deviceCode the code exactly as the device sent it, for example {@code 0x803C0000}
     * @param text what it means and what to do
     */
    public DeviceException(String deviceCode, String text) {
        super(ErrorCode.DEVICE, "the device answered " + deviceCode + ": " + text, null);
        this.deviceCode = deviceCode;
    }

    /** The code exactly as the device sent it. */
    public String deviceCode() {
        return deviceCode;
    }
}
