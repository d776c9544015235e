package org.ferrule.simulators.modbus;

import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusTcpFrame;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.serial.server.SerialPortServerTransport;
import com.digitalpetri.modbus.server.ModbusRtuServerTransport;
import com.digitalpetri.modbus.server.ModbusServerTransport;
import com.digitalpetri.modbus.tcp.server.NettyRtuServerTransport;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.line.ServerThreads;
import org.ferrule.simulators.modbus.ModbusLine.Answer;

/** Devices on one line, served to Modbus masters. */
public final class ModbusServer implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 5;
    /** Differs in both bytes, and from the numbers before and after. */
    private static final int FOREIGN_TRANSACTION = 0x5555;

    private static final int FOREIGN_UNIT = 0x40;

    private final ModbusLine line;
    private final LoopbackListener listener = new LoopbackListener();
    private final ServerThreads threads;
    private final boolean isAlone;
    private final ModbusServerTransport<?, ?> server;

    private record Place(ServerThreads threads, boolean isAlone) {
        static Place alone() {
            return new Place(ServerThreads.own(), true);
        }
    }

    private ModbusServer(
            List<? extends ModbusDevice> devices,
            Place place,
            Function<ModbusServer, ModbusServerTransport<?, ?>> made) {
        this.line = new ModbusLine(devices);
        this.threads = place.threads();
        this.isAlone = place.isAlone();
        this.server = made.apply(this);
    }

    /**
     * Serves Modbus TCP on the loopback address.
     *
     * @param port 0 for any free one
     */
    public static ModbusServer tcp(int port, List<? extends ModbusDevice> devices) throws IOException {
        return tcp(port, devices, Place.alone());
    }

    /**
     * Serves Modbus TCP on the loopback address, as one of many.
     *
     * @param port 0 for any free one
     * @param threads shared with others
     */
    public static ModbusServer tcp(int port, List<? extends ModbusDevice> devices, ServerThreads threads)
            throws IOException {
        return tcp(port, devices, new Place(threads, false));
    }

    private static ModbusServer tcp(int port, List<? extends ModbusDevice> devices, Place place) throws IOException {
        return new ModbusServer(
                        devices,
                        place,
                        server -> server.tcp(NettyTcpServerTransport.create(
                                config -> server.listener.configure(config, port, server.threads))))
                .started();
    }

    /**
     * Serves RTU frames over TCP on the loopback address, as a serial device server does.
     *
     * @param port 0 for any free one
     */
    public static ModbusServer rtuOverTcp(int port, List<? extends ModbusDevice> devices) throws IOException {
        return new ModbusServer(
                        devices,
                        Place.alone(),
                        server -> server.rtu(NettyRtuServerTransport.create(
                                config -> server.listener.configure(config, port, server.threads))))
                .started();
    }

    /** Serves RTU on a serial port. */
    public static ModbusServer rtu(SerialLine serial, List<? extends ModbusDevice> devices) throws IOException {
        return new ModbusServer(devices, Place.alone(), server -> server.rtu(server.serial(serial))).started();
    }

    /** The TCP port that is being listened on, 0 on a serial line. */
    public int port() {
        return listener.port();
    }

    /** Where a device may do what it does by itself, without waiting for anything; it ends with the server's threads. */
    public ScheduledExecutorService timer() {
        return threads.timer();
    }

    /** Stops; no further request is answered. Idempotent. */
    @Override
    public void close() {
        line.close();
        try {
            await(server.unbind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (isAlone) {
                threads.close();
            }
        }
    }

    private ModbusServer started() throws IOException {
        try {
            await(server.bind());
        } catch (IOException e) {
            close();
            throw e;
        }
        return this;
    }

    private NettyTcpServerTransport tcp(NettyTcpServerTransport tcp) {
        tcp.receive((context, frame) -> {
            int unitId = frame.header().unitId();
            Answer answer = line.answer(unitId, frame.pdu()).orElseThrow(() -> new UnknownUnitIdException(unitId));
            ByteBuffer pdu = answer.pdu();
            int transaction = frame.header().transactionId() ^ (answer.isForeign() ? FOREIGN_TRANSACTION : 0);
            return new ModbusTcpFrame(new MbapHeader(transaction, 0, pdu.remaining() + 1, unitId), pdu);
        });
        return tcp;
    }

    private ModbusRtuServerTransport rtu(ModbusRtuServerTransport rtu) {
        rtu.receive((context, frame) -> {
            int unitId = frame.unitId();
            if (!RtuFrames.isIntact(frame)) {
                throw new UnknownUnitIdException(unitId);
            }
            Answer answer = line.answer(unitId, frame.pdu()).orElseThrow(() -> new UnknownUnitIdException(unitId));
            return RtuFrames.of(unitId ^ (answer.isForeign() ? FOREIGN_UNIT : 0), answer.pdu());
        });
        return rtu;
    }

    private SerialPortServerTransport serial(SerialLine serial) {
        return SerialPortServerTransport.create(config -> config.setSerialPort(serial.device())
                .setBaudRate(serial.baud())
                .setStopBits(serial.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT)
                .setExecutor(threads.workers()));
    }

    private static void await(CompletionStage<Void> stage) throws IOException {
        try {
            stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer from the transport within " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting or stopping", e);
        }
    }
}
