package org.ferrule.simulators.arc;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrule.simulators.line.SerialLine;

/** Sensors on one line, served to Modbus masters. */
public final class ArcServer implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 5;
    private static final int MEASURE_EVERY_MILLIS = 200;

    private final ArcTransport transport;
    private final ArcLine line;
    private final ModbusServerTransport<?, ?> server;
    private final LoopbackListener listener;
    private final ExecutorService worker;
    private final ScheduledExecutorService ticker;

    private ArcServer(ArcTransport transport, ArcLine line, SerialLine serial, int port) {
        this.transport = transport;
        this.line = line;
        this.listener = new LoopbackListener();
        this.worker = Executors.newSingleThreadExecutor(task -> daemon(task, "arc-line"));
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "arc-measuring"));
        this.server = switch (transport) {
            case TCP -> tcp(NettyTcpServerTransport.create(config -> listener.configure(config, port, worker)));
            case RTU_TCP -> rtu(NettyRtuServerTransport.create(config -> listener.configure(config, port, worker)));
            case RTU -> rtu(serial(serial));
        };
    }

    /**
     * Serves Modbus TCP or RTU over TCP on the loopback address.
     *
     * @param port 0 for any free one
     */
    public static ArcServer start(ArcTransport transport, int port, List<ArcSensor> sensors) throws IOException {
        if (transport == ArcTransport.RTU) {
            throw new IllegalArgumentException("RTU needs a serial line, not a port");
        }
        return started(new ArcServer(transport, new ArcLine(sensors), new SerialLine("none", 19_200, 2), port));
    }

    /** Serves RTU on a serial port. */
    public static ArcServer start(SerialLine serial, List<ArcSensor> sensors) throws IOException {
        return started(new ArcServer(ArcTransport.RTU, new ArcLine(sensors), serial, 0));
    }

    /** The TCP port that is being listened on, 0 on a serial line. */
    public int port() {
        return listener.port();
    }

    /** Stops; no further request is answered. Idempotent. */
    @Override
    public void close() {
        line.close();
        ticker.shutdownNow();
        try {
            await(server.unbind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            worker.shutdownNow();
            listener.close();
        }
    }

    private static ArcServer started(ArcServer server) throws IOException {
        try {
            await(server.server.bind());
        } catch (IOException e) {
            server.close();
            throw e;
        }
        var unused = server.ticker.scheduleAtFixedRate(
                server.line::measure, MEASURE_EVERY_MILLIS, MEASURE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return server;
    }

    private NettyTcpServerTransport tcp(NettyTcpServerTransport tcp) {
        tcp.receive((context, frame) -> {
            int unitId = frame.header().unitId();
            ByteBuffer pdu = line.answer(unitId, frame.pdu()).orElseThrow(() -> new UnknownUnitIdException(unitId));
            int transaction = frame.header().transactionId();
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
            ByteBuffer pdu = line.answer(unitId, frame.pdu()).orElseThrow(() -> new UnknownUnitIdException(unitId));
            return RtuFrames.of(unitId, pdu);
        });
        return rtu;
    }

    private SerialPortServerTransport serial(SerialLine serial) {
        return SerialPortServerTransport.create(config -> config.setSerialPort(serial.device())
                .setBaudRate(serial.baud())
                .setStopBits(serial.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT)
                .setExecutor(worker));
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

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String toString() {
        return transport + " " + port();
    }
}
