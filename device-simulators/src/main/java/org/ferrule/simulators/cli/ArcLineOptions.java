package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.List;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcServer;
import org.ferrule.simulators.arc.ArcTransport;
import org.ferrule.simulators.line.SerialLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a single Arc sensor is connected. */
final class ArcLineOptions {

    @Option(
            names = "--transport",
            defaultValue = "tcp",
            paramLabel = "NAME",
            description = "tcp (Modbus TCP), rtu-tcp (RTU frames over TCP) or rtu (serial, needs --device).")
    private ArcTransport transport = ArcTransport.TCP;

    @Option(names = "--device", paramLabel = "PATH", description = "Serial device for --transport rtu.")
    private @Nullable String device;

    @Option(names = "--baud", defaultValue = "19200", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int baud;

    @Option(names = "--stop-bits", defaultValue = "2", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int stopBits;

    /** Starts a sensor; one that is to be reached by a serial port with a wire before it listens behind the wire. */
    ArcServer start(CommonOptions common, ArcSensor sensor) throws IOException {
        if (transport == ArcTransport.RTU && common.isWired()) {
            return ArcServer.start(ArcTransport.RTU_TCP, common.port(), List.of(sensor));
        }
        if (transport == ArcTransport.RTU) {
            return ArcServer.start(serialLine(), List.of(sensor));
        }
        if (device != null) {
            throw new IllegalArgumentException("--device: a serial device is used with --transport rtu only");
        }
        return ArcServer.start(transport, common.port(), List.of(sensor));
    }

    void announce(Stage stage, String simulator, ArcServer server, ArcSensor sensor) throws IOException {
        if (transport == ArcTransport.RTU) {
            SerialLine serial = serialLine();
            stage.announce(Announcement.serial(simulator, serial.device(), sensor), serial, server.port());
        } else {
            stage.announce(Announcement.tcp(simulator, transport, server.port(), sensor));
        }
    }

    private SerialLine serialLine() {
        if (device == null) {
            throw new IllegalArgumentException("--device: --transport rtu needs the path of a serial device");
        }
        return new SerialLine(device, baud, stopBits);
    }
}
