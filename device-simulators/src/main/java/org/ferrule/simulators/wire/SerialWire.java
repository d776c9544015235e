package org.ferrule.simulators.wire;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.line.Hearing;
import org.ferrule.simulators.line.LineMedium;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.line.ServerThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A wire between a serial port, where somebody expects a device, and the device. */
public final class SerialWire implements Wire {

    private static final Logger LOG = LoggerFactory.getLogger(SerialWire.class);
    private static final int CONNECTION = 1;
    private static final byte[] NOTHING = {};
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final String NO_CONNECTION =
            "a serial line has no connection to end, to refuse or to leave; 'blackhole on' is the pulled plug";

    private final WireCondition condition = new WireCondition();
    private final SimulationClock clock = SimulationClock.realTime(1);
    private final ScheduledThreadPoolExecutor thread;
    private final LineMedium front;
    private final LineMedium device;
    private final WireTap tap;
    private final AnswerPath answers;

    private SerialWire(LineMedium front, LineMedium device, WireTap tap) {
        this.front = front;
        this.device = device;
        this.tap = tap;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread own = new Thread(task, "serial-wire");
            own.setDaemon(true);
            return own;
        });
        this.answers = new AnswerPath(condition, thread, this::out);
        condition.commands().lacks(Fault.DROP, NO_CONNECTION);
        condition.commands().lacks(Fault.REFUSE, NO_CONNECTION);
        condition.commands().lacks(Fault.HALF_OPEN, NO_CONNECTION);
    }

    /**
     * Joins two serial ports.
     *
     * @param front where somebody expects the device
     * @param device where the device is
     * @param tap told of everything that passes
     * @throws IOException if one of them cannot be opened
     */
    public static SerialWire start(SerialLine front, SerialLine device, WireTap tap) throws IOException {
        return join(() -> LineMedium.serial(front), LineMedium.serial(device), tap);
    }

    /**
     * Joins a serial port with a device that listens on a port of the loopback address.
     *
     * @param front where somebody expects the device
     * @param devicePort where the device's server listens
     * @param tap told of everything that passes
     * @throws IOException if the serial port cannot be opened, or the device does not listen
     */
    public static SerialWire start(SerialLine front, int devicePort, WireTap tap) throws IOException {
        return join(() -> LineMedium.serial(front), LineMedium.connectedTo(devicePort), tap);
    }

    /**
     * Stands before a device at a serial port as a serial device server does: whoever wants it connects to a port of the loopback
     * address, one at a time.
     *
     * @param port 0 for any free one
     * @param device where the device is
     * @param tap told of everything that passes
     * @param threads for the port
     * @throws IOException if one of them cannot be opened
     */
    public static SerialWire start(int port, SerialLine device, WireTap tap, ServerThreads threads) throws IOException {
        return join(() -> LineMedium.listening(port, threads), LineMedium.serial(device), tap);
    }

    /** The TCP port in place of the device's, 0 at a serial port. */
    public int port() {
        return front.port();
    }

    /** Opens the side where somebody expects the device. */
    private interface Front {
        LineMedium open() throws IOException;
    }

    private static SerialWire join(Front front, LineMedium device, WireTap tap) throws IOException {
        LineMedium opened;
        try {
            opened = front.open();
        } catch (IOException e) {
            device.close();
            throw e;
        }
        SerialWire wire = new SerialWire(opened, device, tap);
        device.start(wire.new End(wire::fromDevice));
        opened.start(wire.new End(wire::forDevice));
        return wire;
    }

    @Override
    public void apply(String command) {
        condition.commands().apply(command);
        event(0, WireEvent.Kind.FAULT, NOTHING, command.strip());
    }

    @Override
    public FaultCommands commands() {
        return condition.commands();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        front.close();
        device.close();
    }

    private void forDevice(byte[] bytes) {
        if (!isLost(bytes)) {
            event(CONNECTION, WireEvent.Kind.TO_DEVICE, bytes, "");
            send(device, bytes);
            answers.requested();
        }
    }

    private void fromDevice(byte[] bytes) {
        if (!isLost(bytes)) {
            answers.answered(bytes);
        }
    }

    private void out(byte[] bytes) {
        if (!isLost(bytes)) {
            event(CONNECTION, WireEvent.Kind.FROM_DEVICE, bytes, "");
            send(front, bytes);
        }
    }

    private boolean isLost(byte[] bytes) {
        if (condition.isBlackHole()) {
            event(CONNECTION, WireEvent.Kind.LOST, bytes, "");
        }
        return condition.isBlackHole();
    }

    private static void send(LineMedium medium, byte[] bytes) {
        try {
            medium.send(bytes);
        } catch (IOException e) {
            LOG.debug("Nobody hears {} bytes", bytes.length, e);
        }
    }

    private void event(int connection, WireEvent.Kind kind, byte[] bytes, String note) {
        tap.saw(new WireEvent(clock.seconds(), connection, kind, HEX.formatHex(bytes), note));
    }

    /** Brings what an end hears to the wire's thread. */
    private final class End implements Hearing {

        private final Consumer<byte[]> hears;

        End(Consumer<byte[]> hears) {
            this.hears = hears;
        }

        @Override
        public void connected() {}

        @Override
        public void heard(byte[] bytes) {
            try {
                thread.execute(() -> hears.accept(bytes));
            } catch (RejectedExecutionException e) {
                // The wire is being closed.
            }
        }
    }
}
