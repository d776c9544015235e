package org.ferrule.simulators.line;

/**
 * A serial port; 8 data bits, no parity.
 *
 * @param device such as {@code /dev/ttyUSB0} or one end of a pseudo-terminal pair
 * @param baud 300 to 115200
 * @param stopBits 1 or 2
 */
public record SerialLine(String device, int baud, int stopBits) {

    public SerialLine {
        if (device.isBlank()) {
            throw new IllegalArgumentException("serial device: no path given");
        }
        if (baud < 300 || baud > 115_200) {
            throw new IllegalArgumentException("baud: " + baud + " is outside [300, 115200]");
        }
        if (stopBits != 1 && stopBits != 2) {
            throw new IllegalArgumentException("stop bits: " + stopBits + " is neither 1 nor 2");
        }
    }
}
