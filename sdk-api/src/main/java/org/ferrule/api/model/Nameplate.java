package org.ferrule.api.model;

/**
 * Who the device says it is. Read from the device at every connection, never constants: the runtime compares it with the last
 * one and blocks the equipment if another device answers.
 *
 * @param manufacturer maker's name; empty if the device cannot tell
 * @param model model name; empty if the device cannot tell
 * @param serialNumber the maker's serial number; never empty
 * @param hardwareRevision empty if the device cannot tell
 * @param firmwareRevision empty if the device cannot tell
 * @since 0.1
 */
public record Nameplate(
        String manufacturer, String model, String serialNumber, String hardwareRevision, String firmwareRevision) {
    /** Checks that there is a serial number, without which no device can be told from another. */
    public Nameplate {
        if (serialNumber.isBlank()) {
            throw new IllegalArgumentException("a nameplate needs the serial number that the device reports");
        }
    }
}
