package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ferrule.simulators.line.LineServer;
import org.ferrule.simulators.modbus.ModbusServer;
import org.ferrule.simulators.table.TableDevice;
import org.ferrule.simulators.table.TableLine;
import org.ferrule.simulators.table.TableModbus;
import org.ferrule.simulators.table.TableReader;
import org.ferrule.simulators.table.TableServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code simulate table}. */
@Command(
        name = TableCommand.NAME,
        description = "A device that a table describes, on Modbus TCP, OPC UA or a line of text over TCP.")
final class TableCommand implements Callable<Integer> {

    static final String NAME = "table";

    private static final int DEVICES = 10_000_000;

    /** How the device is reached. */
    enum Protocol {
        MODBUS,
        OPCUA,
        LINE
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private OpcUaOptions opcUa = new OpcUaOptions();

    @Parameters(paramLabel = "FILE", description = "The table.")
    private Path file = Path.of("");

    @Option(
            names = "--protocol",
            required = true,
            paramLabel = "P",
            description = "modbus (unit 1), opcua, or line (lines of text).")
    private Protocol protocol = Protocol.MODBUS;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String serial = String.format(Locale.ROOT, "SIMTAB%07d", Math.floorMod(common.seed(), DEVICES));
        TableDevice device = new TableDevice(TableReader.read(file), serial);
        try (Stage stage = new Stage(common, spec.commandLine())) {
            stage.control(NAME, device.faults(), device.witness());
            stage.announce(started(stage, device));
            return stage.run();
        }
    }

    private Announcement started(Stage stage, TableDevice device) throws IOException {
        return switch (protocol) {
            case MODBUS -> {
                TableModbus modbus = new TableModbus(device);
                ModbusServer server = stage.keep(ModbusServer.tcp(common.port(), List.of(modbus)));
                yield Announcement.modbusTcp(NAME, server.port(), modbus.unitId(), device.serialNumber());
            }
            case OPCUA -> {
                TableServer server =
                        stage.keep(TableServer.start(common.port(), opcUa.keys(stage, NAME), opcUa.access(), device));
                yield Announcement.opcUa(NAME, server, device.serialNumber());
            }
            case LINE -> {
                LineServer server =
                        stage.keep(LineServer.start(common.port(), TableLine.END, List.of(new TableLine(device))));
                yield Announcement.line(NAME, null, server.port(), device.serialNumber());
            }
        };
    }
}
