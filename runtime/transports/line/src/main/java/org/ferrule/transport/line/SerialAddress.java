package org.ferrule.transport.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.ferrule.api.error.CommFault;
import org.jspecify.annotations.Nullable;

/**
 * A serial port.
 *
 * @param path of the device
 * @param baud bits a second
 * @param dataBits 5..8
 * @param stopBits 1 or 2
 * @param parity {@code none}, {@code even} or {@code odd}
 */
record SerialAddress(String path, int baud, int dataBits, int stopBits, String parity) implements LineAddress {
    private static final Duration OPEN_BOUND = Duration.ofSeconds(3);
    private static final int NOT_PERMITTED = 13;
    private static final int BUSY = 16;
    private static final int WOULD_BLOCK = 11;

    @Override
    public ByteLine connect() throws LineException {
        try {
            SerialPort port = SerialPort.getCommPort(path);
            port.setComPortParameters(baud, dataBits, stopBitsCode(), parityCode());
            port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
            port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
            boolean isOpen =
                    Watchdog.call("ferrule-open-" + path, OPEN_BOUND, port::openPort, late -> port.closePort());
            if (!isOpen) {
                throw cannotOpen(reason(port.getLastErrorCode()), null);
            }
            return new SerialLine(port, path);
        } catch (SerialPortInvalidPortException e) {
            throw cannotOpen("there is no such device; check the link's port and the cable", e);
        } catch (TimeoutException e) {
            throw cannotOpen(e.getMessage() + "; unplug the adapter and plug it in again", e);
        }
    }

    private int stopBitsCode() {
        return stopBits == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
    }

    private int parityCode() {
        return switch (parity) {
            case "none" -> SerialPort.NO_PARITY;
            case "even" -> SerialPort.EVEN_PARITY;
            case "odd" -> SerialPort.ODD_PARITY;
            default -> throw new IllegalArgumentException("parity is none, even or odd, not '" + parity + "'");
        };
    }

    private static String reason(int errorNumber) {
        return switch (errorNumber) {
            case NOT_PERMITTED ->
                "permission denied; add the user of this process to the group that owns the device,"
                        + " on most systems dialout";
            case BUSY, WOULD_BLOCK -> "another program or another link uses it; stop that one";
            default ->
                "the operating system refused with error " + errorNumber
                        + "; check cable, permissions (group dialout), other programs, and whether the device can do the"
                        + " link's baud, parity and bits";
        };
    }

    private LineException cannotOpen(String reason, @Nullable Exception cause) {
        return LineException.notSent(CommFault.NOT_CONNECTED, "cannot open serial port " + path + ": " + reason, cause);
    }

    @Override
    public String toString() {
        return path;
    }
}
