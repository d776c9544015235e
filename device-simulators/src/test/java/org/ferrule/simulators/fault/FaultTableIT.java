package org.ferrule.simulators.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.simulators.alicat.AlicatController;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.alicat.AlicatModel;
import org.ferrule.simulators.alicat.AlicatSettings;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcSettings;
import org.ferrule.simulators.arc.ArcType;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
import org.ferrule.simulators.incubator.Incubator;
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.ferrule.simulators.lads.LadsServerSettings;
import org.ferrule.simulators.processor.device.CellSource;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.sics.SicsFaults;
import org.ferrule.simulators.wire.WireProxy;
import org.ferrule.simulators.wire.WireTap;
import org.junit.jupiter.api.Test;

/** What docs/faults.md says about each fault and each simulator is what the simulators say of themselves. */
class FaultTableIT {

    private static final Path PAGE = Path.of("..", "docs", "faults.md");
    private static final String BEGIN = "<!-- table: written by FaultTableIT -->\n";
    private static final String END = "<!-- end of table -->\n";
    private static final String WIRE = "wire";

    private final Map<String, FaultCommands> devices = new LinkedHashMap<>();

    FaultTableIT() {
        ManualClock clock = new ManualClock();
        CultureState culture = new CultureState(0, 1, 98, 37, 7.2, 40, 4, 0, 1000, 1013);
        devices.put(
                "arc-ph, arc-do",
                new ArcSensor(ArcSettings.of(ArcType.PH, 1, "1", 1), () -> culture, clock)
                        .faults()
                        .commands());
        devices.put("sics-balance", new SicsFaults().commands());
        devices.put(
                "alicat-mfc",
                new AlicatController(
                                AlicatSettings.of(AlicatModel.MODERN, 'A', "1", 1), Surroundings.plausible(), clock)
                        .faults()
                        .commands());
        devices.put("lads-bioreactor", bioreactor(clock));
        devices.put("cell-processor", processor(clock).faults().commands());
        devices.put("incubator", new Incubator("1", clock).faults().commands());
    }

    @Test
    void eachFaultCanBeOrderedAtEachDeviceOrSaysWhyNot() {
        for (Map.Entry<String, FaultCommands> device : devices.entrySet()) {
            for (Fault fault : Fault.values()) {
                boolean isOrdered = !device.getValue().usages(fault).isEmpty();
                boolean isLacking = device.getValue().lacking().containsKey(fault);
                assertThat(isOrdered && isLacking)
                        .as("%s both has and lacks %s", device.getKey(), fault)
                        .isFalse();
                assertThat(isOrdered || isLacking || fault.level() == Fault.Level.WIRE)
                        .as("%s says nothing of %s", device.getKey(), fault)
                        .isTrue();
            }
        }
    }

    @Test
    void eachFaultOfTheWayCanBeOrderedAtTheWire() throws Exception {
        try (WireProxy wire = WireProxy.start(0, 1, WireTap.NONE)) {
            for (Fault fault : Fault.values()) {
                assertThat(!wire.commands().usages(fault).isEmpty())
                        .as("%s can be ordered at the wire", fault)
                        .isEqualTo(fault.level() == Fault.Level.WIRE);
            }
        }
    }

    @Test
    void thePageSaysTheSame() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(end).as("the marks of the table in %s", PAGE).isGreaterThanOrEqualTo(begin);
        String wanted = page.substring(0, begin) + table() + page.substring(end);
        if (Boolean.getBoolean("ferrule.write-readmes")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE))
                .as("write it anew with -Dferrule.write-readmes=true")
                .isEqualTo(wanted);
    }

    private String table() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("| fault | wire | " + String.join(" | ", devices.keySet()) + " |");
        lines.add("|---|---|" + "---|".repeat(devices.size()));
        List<String> reasons = new ArrayList<>();
        try (WireProxy wire = WireProxy.start(0, 1, WireTap.NONE)) {
            for (Fault fault : Fault.values()) {
                lines.add("| " + name(fault) + " | " + code(wire.commands().usages(fault)) + " | "
                        + devices.keySet().stream()
                                .map(device -> cell(device, fault, reasons))
                                .collect(Collectors.joining(" | "))
                        + " |");
            }
        }
        lines.add("");
        lines.addAll(reasons);
        lines.add("");
        devices.forEach((device, commands) -> lines.add(
                "- `" + device + "` also: " + code(commands.ownUsages()).replace("\\|", "|")));
        return String.join("\n", lines) + "\n";
    }

    private String cell(String device, Fault fault, List<String> reasons) {
        FaultCommands commands = devices.getOrDefault(device, new FaultCommands());
        String reason = commands.lacking().get(fault);
        if (reason != null) {
            String note = "- " + name(fault) + " does not apply to `" + device + "`: " + reason + ".";
            reasons.add(note);
            return "no";
        }
        List<String> usages = commands.usages(fault);
        return usages.isEmpty() ? WIRE : code(usages);
    }

    private static String name(Fault fault) {
        return fault.word();
    }

    private static String code(List<String> usages) {
        return usages.stream()
                .map(usage -> "`" + usage.replace("|", "\\|") + "`")
                .collect(Collectors.joining(", "));
    }

    private static FaultCommands bioreactor(ManualClock clock) {
        Vessel vessel = new Vessel(VesselSettings.defaults(1), clock);
        try (LadsBioreactorServer server =
                new LadsBioreactorServer(LadsServerSettings.defaults(Path.of("unused")), vessel)) {
            return server.faults().commands();
        }
    }

    private static CounterflowDevice processor(ManualClock clock) {
        return new CounterflowDevice(clock, CellSource.bag(1, 1), ProcessorSettings.defaults(Path.of("unused")));
    }
}
