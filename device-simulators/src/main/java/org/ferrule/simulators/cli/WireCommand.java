package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.line.ServerThreads;
import org.ferrule.simulators.wire.SerialWire;
import org.ferrule.simulators.wire.WireProxy;
import org.ferrule.simulators.wire.WireTrace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate wire}: a wire before a device that is somebody else's. */
@Command(
        name = WireCommand.NAME,
        description =
                "A wire before a device of somebody else, which makes go wrong on the way what goes wrong on real ones.")
final class WireCommand implements Callable<Integer> {

    static final String NAME = "wire";
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--device-port", paramLabel = "PORT", description = "TCP port of the device on 127.0.0.1.")
    private @Nullable Integer devicePort;

    @Option(names = "--device", paramLabel = "PATH", description = "Serial port at which the device is.")
    private @Nullable String device;

    @Option(
            names = "--front",
            paramLabel = "PATH",
            description = "Serial port where the device of --device is expected (default: TCP, see --port).")
    private @Nullable String front;

    @Option(names = "--baud", defaultValue = "19200", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int baud;

    @Option(names = "--stop-bits", defaultValue = "1", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int stopBits;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Stage stage = new Stage(common, spec.commandLine())) {
            WireTrace trace = new WireTrace();
            if (device != null && devicePort == null) {
                beforeSerial(stage, new SerialLine(device, baud, stopBits), trace);
            } else if (devicePort != null && device == null && front == null) {
                beforePort(stage, devicePort, trace);
            } else {
                throw new IllegalArgumentException(
                        "--device-port, --device: give the device's TCP port or its serial port; --front goes with --device");
            }
            return stage.run();
        }
    }

    private void beforePort(Stage stage, int port, WireTrace trace) throws IOException {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("--device-port: " + port + " is outside [1, 65535]");
        }
        WireProxy wire = stage.keep(WireProxy.start(common.wantedPort(), port, stage.tap(trace)));
        stage.controlWire(NAME, wire, trace);
        announcePort(stage, wire.port());
    }

    private void beforeSerial(Stage stage, SerialLine line, WireTrace trace) throws IOException {
        if (front == null) {
            ServerThreads threads = stage.keep(ServerThreads.own());
            SerialWire wire = stage.keep(SerialWire.start(common.wantedPort(), line, stage.tap(trace), threads));
            stage.controlWire(NAME, wire, trace);
            announcePort(stage, wire.port());
            return;
        }
        SerialLine expected = new SerialLine(front, baud, stopBits);
        stage.controlWire(NAME, stage.keep(SerialWire.start(expected, line, stage.tap(trace))), trace);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulator", NAME);
        fields.put("transport", "serial");
        fields.put("device", front);
        fields.put("url", "serial:" + front);
        stage.tell(new Announcement(fields));
    }

    private static void announcePort(Stage stage, int port) {
        stage.tell(Announcement.line(NAME, "tcp", port));
    }
}
