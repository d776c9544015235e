package org.ferrule.simulators.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ferrule.simulators.alicat.AlicatController;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.alicat.AlicatModel;
import org.ferrule.simulators.alicat.AlicatServer;
import org.ferrule.simulators.alicat.AlicatSettings;
import org.ferrule.simulators.alicat.AlicatTransport;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcServer;
import org.ferrule.simulators.arc.ArcSettings;
import org.ferrule.simulators.arc.ArcTransport;
import org.ferrule.simulators.arc.ArcType;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.incubator.Incubator;
import org.ferrule.simulators.incubator.IncubatorDevice;
import org.ferrule.simulators.line.ServerThreads;
import org.ferrule.simulators.modbus.ModbusServer;
import org.ferrule.simulators.opcua.Access;
import org.ferrule.simulators.processor.ProcessorServer;
import org.ferrule.simulators.processor.device.CellSource;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.processor.device.Program;
import org.ferrule.simulators.sics.SicsServer;
import org.ferrule.simulators.sics.SicsServer.Balance;
import org.ferrule.simulators.sics.SicsSettings;

/** Devices of all kinds, which share a clock, a culture and their threads. Each has its number in its name: {@code arc-ph-17}. */
final class Fleet {

    private static final int KINDS = 6;

    private final Stage stage;
    private final CommonOptions common;
    private final ServerThreads threads;
    private final SimulationClock clock;
    private final Vessel vessel;

    Fleet(Stage stage, CommonOptions common, ServerThreads threads) {
        this.stage = stage;
        this.common = common;
        this.threads = threads;
        this.clock = common.clock();
        this.vessel = common.vessel(clock);
    }

    /** Starts one more, and announces it. */
    void add(int number, boolean isOpcUa) throws IOException {
        if (isOpcUa) {
            processor(number);
            return;
        }
        switch (number % KINDS) {
            case 0 -> arc(number, ArcType.PH, "arc-ph-");
            case 1 -> arc(number, ArcType.DISSOLVED_OXYGEN, "arc-do-");
            case 2 -> alicat(number, AlicatTransport.ASCII_TCP);
            case 3 -> balance(number);
            case 4 -> incubator(number);
            default -> alicat(number, AlicatTransport.MODBUS_TCP);
        }
    }

    private void arc(int number, ArcType type, String prefix) throws IOException {
        String serial = ArcCommand.serialNumber(type, seed(number));
        ArcSensor sensor = new ArcSensor(ArcSettings.of(type, 1, serial, seed(number)), vessel::state, clock);
        ArcServer server = stage.keep(ArcServer.start(port(number), sensor, threads));
        stage.control(prefix + number, sensor.faults(), sensor.witness());
        stage.announce(Announcement.tcp(prefix + number, ArcTransport.TCP, server.port(), sensor));
    }

    private void alicat(int number, AlicatTransport transport) throws IOException {
        AlicatSettings settings =
                AlicatSettings.of(AlicatModel.MODERN, 'A', serialNumber("SIMMFC%06d", number), seed(number));
        AlicatController controller = new AlicatController(settings, Surroundings.plausible(), clock);
        AlicatServer server = stage.keep(AlicatServer.start(transport, port(number), controller, threads));
        String name = AlicatCommand.NAME + "-" + number;
        stage.control(name, controller.faults(), controller.witness());
        stage.announce(Announcement.alicat(name, transport, server.port(), controller));
    }

    private void balance(int number) throws IOException {
        SicsSettings settings = SicsSettings.of(serialNumber("SIMBAL%07d", number), seed(number));
        SicsServer server = stage.keep(SicsServer.start(port(number), Balance.withVessel(settings, clock), threads));
        String name = "sics-balance-" + number;
        stage.control(name, server.faults(), server.witness());
        stage.announce(Announcement.line(name, null, server.port(), server.serialNumber()));
    }

    private void incubator(int number) throws IOException {
        String serial = serialNumber("SIMINC%07d", number);
        Incubator incubator = new Incubator(serial, clock);
        IncubatorDevice device = new IncubatorDevice(incubator);
        ModbusServer server = stage.keep(ModbusServer.tcp(port(number), List.of(device), threads));
        String name = "incubator-" + number;
        stage.control(name, incubator.faults(), incubator.witness());
        stage.announce(Announcement.modbusTcp(name, server.port(), device.unitId(), serial));
    }

    private void processor(int number) throws IOException {
        ProcessorSettings settings = new ProcessorSettings(
                port(number),
                OpcUaOptions.freshKeys(stage, "cell-processor"),
                serialNumber("SIMCP%07d", number),
                new Access(Optional.empty(), false),
                seed(number),
                true,
                0,
                Duration.ZERO,
                Program.delivered());
        CounterflowDevice device = new CounterflowDevice(clock, CellSource.bag(500, 1.5), settings);
        ProcessorServer server = stage.keep(ProcessorServer.start(settings, device));
        String name = "cell-processor-" + number;
        stage.control(name, device.faults(), device.witness());
        stage.announce(Announcement.opcUa(name, server, settings.serialNumber()));
    }

    private int port(int number) {
        return common.port() == 0 ? 0 : common.port() + number;
    }

    private long seed(int number) {
        return common.seed() + number;
    }

    private String serialNumber(String form, int number) {
        return String.format(Locale.ROOT, form, Math.floorMod(seed(number), 1_000_000L));
    }
}
