package org.ferrule.simulators.arc;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.line.ServerThreads;
import org.ferrule.simulators.modbus.ModbusServer;

/** Sensors on one line, served to Modbus masters. */
public final class ArcServer implements AutoCloseable {

    private static final int MEASURE_EVERY_MILLIS = 200;

    private final ArcTransport transport;
    private final ModbusServer server;
    private final Future<?> measuring;

    private ArcServer(ArcTransport transport, ModbusServer server, List<ArcSensor> sensors) {
        this.transport = transport;
        this.server = server;
        this.measuring = server.timer()
                .scheduleAtFixedRate(
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

    /**
     * Serves one sensor by Modbus TCP on the loopback address, as one of many.
     *
     * @param port 0 for any free one
     * @param threads shared with others
     */
    public static ArcServer start(int port, ArcSensor sensor, ServerThreads threads) throws IOException {
        return new ArcServer(ArcTransport.TCP, ModbusServer.tcp(port, List.of(sensor), threads), List.of(sensor));
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
        measuring.cancel(false);
        server.close();
    }

    @Override
    public String toString() {
        return transport + " " + port();
    }
}
