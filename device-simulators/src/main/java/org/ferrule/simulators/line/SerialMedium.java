package org.ferrule.simulators.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A serial port, asked again and again: a blocking read in native code could not be ended safely. */
final class SerialMedium implements LineMedium {

    private static final int POLL_MILLIS = 2;
    private static final int CLOSE_SECONDS = 2;
    private static final int CHUNK = 512;

    private final SerialPort port;
    private final ScheduledThreadPoolExecutor reader;

    private SerialMedium(SerialPort port) {
        this.port = port;
        this.reader = LineThreads.timer("line-serial-" + port.getSystemPortName());
    }

    static SerialMedium open(SerialLine line) throws IOException {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(line.device());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("serial device " + line.device() + ": there is no such device", e);
        }
        int stopBits = line.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
        port.setComPortParameters(line.baud(), 8, stopBits, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
        if (!port.openPort()) {
            throw new IOException("serial device " + line.device() + " cannot be opened (error "
                    + port.getLastErrorCode() + "); check its rights, and that nobody else has it open");
        }
        return new SerialMedium(port);
    }

    @Override
    public void start(Hearing hearing) {
        var unused =
                reader.scheduleWithFixedDelay(() -> read(hearing), POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void read(Hearing hearing) {
        byte[] chunk = new byte[CHUNK];
        int count = port.readBytes(chunk, chunk.length);
        if (count > 0) {
            hearing.heard(Arrays.copyOf(chunk, count));
        }
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        if (port.writeBytes(bytes, bytes.length) < bytes.length) {
            throw new IOException("serial device " + port.getSystemPortPath() + " does not take " + bytes.length
                    + " bytes (error " + port.getLastErrorCode() + ")");
        }
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void close() {
        reader.shutdown();
        try {
            if (reader.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                port.closePort();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
