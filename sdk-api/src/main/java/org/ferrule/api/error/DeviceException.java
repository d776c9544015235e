package org.ferrule.api.error;

import org.jspecify.annotations.Nullable;

/**
 * The device answered and said no, or would have and was not asked. The connection is fine. Reading: the runtime marks the wanted parameters
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
        this("the device answered " + deviceCode + ": " + text, deviceCode, null);
    }

    private DeviceException(String message, String deviceCode, @Nullable Throwable cause) {
        super(ErrorCode.DEVICE, message, cause);
        this.deviceCode = deviceCode;
    }

    /**
     * What the device would have refused, and was therefore not sent.
     *
     * @param deviceCode the code that the device would have answered with
     * @param text what is wrong and what to do
     */
    public static DeviceException beforeSending(String deviceCode, String text) {
        return new DeviceException("not sent to the device (" + deviceCode + "): " + text, deviceCode, null);
    }

    /** The code exactly as the device sent it. */
    public String deviceCode() {
        return deviceCode;
    }
}
