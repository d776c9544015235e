package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.simulators.alicat.AlicatController;
import org.ferrule.simulators.alicat.AlicatServer;
import org.ferrule.simulators.alicat.AlicatTransport;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcServer;
import org.ferrule.simulators.arc.ArcTransport;
import org.ferrule.simulators.incubator.IncubatorDevice;
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.ferrule.simulators.lads.LadsServerSettings;
import org.ferrule.simulators.modbus.ModbusServer;
import org.ferrule.simulators.opcua.Access;
import org.ferrule.simulators.processor.ProcessorServer;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.sics.SicsServer;
import org.ferrule.simulators.site.MicroFactory;
import org.ferrule.simulators.site.SiteDirectory;
import org.ferrule.simulators.site.SiteFile;
import org.ferrule.simulators.site.SitePrograms;
import org.jspecify.annotations.Nullable;

/** The servers of a simulated site, announced and controlled by the names of its equipment. */
final class SiteServers {

    private static final double ACTING_SECONDS = 0.5;
    private static final List<String> SENSORS = List.of("ph-1", "do-1", "ph-2", "do-2");

    private final Stage stage;
    private final CommonOptions common;
    private final SiteSecrets secrets;
    private final Path keys;
    private final Access access;
    private final Map<String, Path> certificates = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> endpoints = new LinkedHashMap<>();

    private SiteServers(Stage stage, CommonOptions common, SiteSecrets secrets, Path keys) {
        this.stage = stage;
        this.common = common;
        this.secrets = secrets;
        this.keys = keys;
        this.access = new Access(Optional.of(new Access.User(SiteFile.USER, secrets.servers())), false);
    }

    /** Keeps the servers' keys in the site directory, or for this run only. */
    static SiteServers prepare(Stage stage, CommonOptions common, @Nullable SiteDirectory site, SiteSecrets secrets)
            throws IOException {
        Path keys = site == null ? new OpcUaOptions().keys(stage, "site") : site.serverKeys();
        return new SiteServers(stage, common, secrets, keys);
    }

    ProcessorSettings processorSettings() {
        return new ProcessorSettings(
                port(7),
                keys.resolve("processor"),
                "SIMCP" + common.seed(),
                access,
                common.seed(),
                true,
                0,
                Duration.ZERO,
                SitePrograms.all());
    }

    /** Starts and announces all of them; those of OPC UA at once, because each makes a key. */
    void start(MicroFactory factory) throws IOException, InterruptedException {
        List<LadsBioreactorServer> reactors = new ArrayList<>();
        List<BackgroundStart> starts = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            LadsBioreactorServer reactor = stage.keep(reactor(factory, number));
            reactors.add(reactor);
            starts.add(BackgroundStart.of("reactor-" + number, reactor::start));
        }
        ProcessorServer processor = stage.keep(ProcessorServer.start(processorSettings(), factory.processor()));
        startLines(factory);
        for (int number = 1; number <= 2; number++) {
            starts.get(number - 1).await();
            LadsBioreactorServer reactor = reactors.get(number - 1);
            String name = "reactor-" + number;
            stage.control(name, reactor.faults(), reactor.witness());
            announceOpcUa(name, Announcement.opcUa(name, reactor, serial(number)), reactor.certificateFile());
        }
        stage.control(
                "processor-1", factory.processor().faults(), factory.processor().witness());
        announceOpcUa(
                "processor",
                Announcement.opcUa("processor", processor, processorSettings().serialNumber())
                        .with("programs", programs()),
                processor.certificateFile());
    }

    private static Map<String, String> programs() {
        Map<String, String> programs = new LinkedHashMap<>();
        SitePrograms.all().forEach(program -> programs.put(program.name(), program.checksum()));
        return programs;
    }

    private LadsBioreactorServer reactor(MicroFactory factory, int number) {
        LadsServerSettings settings = new LadsServerSettings(
                port(4 + number),
                keys.resolve("reactor-" + number),
                serial(number),
                access,
                common.seed() + number,
                ACTING_SECONDS,
                Duration.ZERO);
        return new LadsBioreactorServer(settings, factory.vessel(number));
    }

    private String serial(int number) {
        return "SIMBR" + number + "-" + common.seed();
    }

    private void startLines(MicroFactory factory) throws IOException {
        List<ArcSensor> sensors = factory.sensors();
        for (int i = 0; i < sensors.size(); i++) {
            stage.control(
                    SENSORS.get(i), sensors.get(i).faults(), sensors.get(i).witness());
        }
        announce(
                "sensors",
                "modbus-rtu-tcp",
                stage.keep(ArcServer.start(ArcTransport.RTU_TCP, port(0), sensors))
                        .port());
        factory.gases().forEach((name, controller) -> stage.control(name, controller.faults(), controller.witness()));
        List<AlicatController> gases = List.copyOf(factory.gases().values());
        announce(
                "gases",
                "ascii-tcp",
                stage.keep(AlicatServer.start(AlicatTransport.ASCII_TCP, port(1), gases))
                        .port());
        stage.control(
                "co2-2",
                factory.carbonDioxide().faults(),
                factory.carbonDioxide().witness());
        List<AlicatController> co2 = List.of(factory.carbonDioxide());
        announce(
                "co2",
                "modbus-tcp",
                stage.keep(AlicatServer.start(AlicatTransport.MODBUS_TCP, port(2), co2))
                        .port());
        SicsServer balance = stage.keep(SicsServer.start(port(3), factory.balance()));
        stage.control("balance-1", balance.faults(), balance.witness());
        announce("balance", "tcp", balance.port());
        stage.control(
                "incubator-1", factory.incubator().faults(), factory.incubator().witness());
        List<IncubatorDevice> incubator = List.of(new IncubatorDevice(factory.incubator()));
        announce(
                "incubator",
                "modbus-tcp",
                stage.keep(ModbusServer.tcp(port(4), incubator)).port());
    }

    private void announce(String name, String transport, int port) throws IOException {
        Announcement told = stage.announce(Announcement.line(name, transport, port));
        ports.put(name, told.port().orElseThrow());
    }

    private void announceOpcUa(String name, Announcement announcement, Path certificate) throws IOException {
        endpoints.put(name, stage.announce(announcement).url());
        certificates.put(name, certificate);
    }

    /** Writes the site file with what it needs. */
    void write(SiteDirectory site, MicroFactory factory) throws IOException {
        for (Map.Entry<String, Path> server : certificates.entrySet()) {
            site.trust(server.getKey(), server.getValue());
            site.secret(server.getKey(), secrets.servers());
        }
        site.secret("sensors", Integer.toString(secrets.sensors()));
        SiteFile.Places places = new SiteFile.Places(
                at("sensors"),
                at("gases"),
                at("co2"),
                at("balance"),
                at("incubator"),
                List.of(endpoint("reactor-1"), endpoint("reactor-2")),
                endpoint("processor"));
        site.write(SiteFile.lines(places, factory.carbonDioxide()));
    }

    private int at(String name) {
        return ports.getOrDefault(name, 0);
    }

    private String endpoint(String name) {
        return endpoints.getOrDefault(name, "");
    }

    private int port(int offset) {
        return common.port() == 0 ? 0 : common.port() + offset;
    }
}
