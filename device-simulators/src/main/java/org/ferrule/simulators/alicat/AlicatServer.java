package org.ferrule.simulators.alicat;

import java.io.IOException;
import java.util.List;
import java.util.function.IntSupplier;
import org.ferrule.simulators.line.LineServer;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.line.ServerThreads;
import org.ferrule.simulators.modbus.ModbusServer;

/** Controllers on one line. The same controllers may be on an ASCII and a Modbus line at once, as no real one can. */
public final class AlicatServer implements AutoCloseable {

    private static final String END = "\r";

    private final IntSupplier port;
    private final Closing closing;

    private interface Closing {
        void close();
    }

    private AlicatServer(IntSupplier port, Closing closing) {
        this.port = port;
        this.closing = closing;
    }

    /**
     * Serves on the loopback address.
     *
     * @param port 0 for any free one
     */
    public static AlicatServer start(AlicatTransport transport, int port, List<AlicatController> controllers)
            throws IOException {
        return switch (transport) {
            case ASCII_TCP -> of(LineServer.start(port, END, lines(controllers)));
            case MODBUS_TCP -> of(ModbusServer.tcp(port, registers(controllers)));
            case MODBUS_RTU_TCP -> of(ModbusServer.rtuOverTcp(port, registers(controllers)));
            case ASCII_SERIAL, MODBUS_RTU ->
                throw new IllegalArgumentException(transport + " needs a serial line, not a port");
        };
    }

    /**
     * Serves one controller by Modbus TCP or on an ASCII line on the loopback address, as one of many.
     *
     * @param port 0 for any free one
     * @param threads shared with others
     */
    public static AlicatServer start(
            AlicatTransport transport, int port, AlicatController controller, ServerThreads threads)
            throws IOException {
        List<AlicatController> one = List.of(controller);
        return switch (transport) {
            case ASCII_TCP -> of(LineServer.start(port, END, lines(one), threads));
            case MODBUS_TCP -> of(ModbusServer.tcp(port, registers(one), threads));
            case ASCII_SERIAL, MODBUS_RTU, MODBUS_RTU_TCP ->
                throw new IllegalArgumentException(transport + " is not served as one of many");
        };
    }

    /** Serves on a serial port. */
    public static AlicatServer start(AlicatTransport transport, SerialLine serial, List<AlicatController> controllers)
            throws IOException {
        return switch (transport) {
            case ASCII_SERIAL -> of(LineServer.start(serial, END, lines(controllers)));
            case MODBUS_RTU -> of(ModbusServer.rtu(serial, registers(controllers)));
            case ASCII_TCP, MODBUS_TCP, MODBUS_RTU_TCP ->
                throw new IllegalArgumentException(transport + " needs a port, not a serial line");
        };
    }

    private static AlicatServer of(LineServer server) {
        return new AlicatServer(server::port, server::close);
    }

    private static AlicatServer of(ModbusServer server) {
        return new AlicatServer(server::port, server::close);
    }

    private static List<AlicatLine> lines(List<AlicatController> controllers) {
        return controllers.stream().map(AlicatLine::new).toList();
    }

    private static List<AlicatRegisters> registers(List<AlicatController> controllers) {
        return controllers.stream().map(AlicatRegisters::new).toList();
    }

    /** The TCP port that is being listened on, 0 on a serial line. */
    public int port() {
        return port.getAsInt();
    }

    /** Stops; no further request is answered. Idempotent. */
    @Override
    public void close() {
        closing.close();
    }
}
