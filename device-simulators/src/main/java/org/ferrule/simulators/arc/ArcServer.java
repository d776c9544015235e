package org.ferrule.simulators.arc;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.modbus.ModbusServer;

/** Sensors on one line, served to Modbus masters. */
public final class ArcServer implements AutoCloseable {

    private static final int MEASURE_EVERY_MILLIS = 200;

    private final ArcTransport transport;
    private final ModbusServer server;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(ArcServer::daemon);

    private ArcServer(ArcTransport transport, ModbusServer server, List<ArcSensor> sensors) {
        this.transport = transport;
        this.server = server;
        var unused = ticker.scheduleAtFixedRate(
                () -> sensors.forEach(ArcSensor::measure),
                MEASURE_EVERY_MILLIS,
                MEASURE_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /**
     * Serves Modbus TCP or RTU over TCP on the loopback address.
     *
     * @param port 0 for any free one
     */
    public static ArcServer start(ArcTransport transport, int port, List<ArcSensor> sensors) throws IOException {
        List<ArcSensor> all = List.copyOf(sensors);
        return switch (transport) {
            case TCP -> new ArcServer(transport, ModbusServer.tcp(port, all), all);
            case RTU_TCP -> new ArcServer(transport, ModbusServer.rtuOverTcp(port, all), all);
            case RTU -> throw new IllegalArgumentException("RTU needs a serial line, not a port");
        };
    }

    /** Serves RTU on a serial port. */
    public static ArcServer start(SerialLine serial, List<ArcSensor> sensors) throws IOException {
        List<ArcSensor> all = List.copyOf(sensors);
        return new ArcServer(ArcTransport.RTU, ModbusServer.rtu(serial, all), all);
    }

    /** The TCP port that is being listened on, 0 on a serial line. */
    public int port() {
        return server.port();
    }

    /** Stops; no further request is answered. Idempotent. */
    @Override
    public void close() {
        ticker.shutdownNow();
        server.close();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "arc-measuring");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String toString() {
        return transport + " " + port();
    }
}
