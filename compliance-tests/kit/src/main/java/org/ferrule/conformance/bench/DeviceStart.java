package org.ferrule.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.conformance.statement.Statement;

/** Starts what stands for the device: one of our simulators with its wire, or a vendor's program and a wire before it. */
public final class DeviceStart {
    /** How the files begin, in a rig's directory, into which the wires write what passes. */
    public static final String WIRE_LOG = "wire-";

    /** Where the programs are that a statement names, for its placeholder. */
    private static final String PROGRAMS = "ferrule.programs";

    private DeviceStart() {}

    /**
     * Starts the device of a given number, from 1.
     *
     * @throws IOException if it does not listen
     */
    static Simulator device(Rig.Plan plan, int n, Patience patience) throws IOException {
        Statement.Simulator stated = plan.candidate().statement().simulator();
        Path own = Files.createDirectories(plan.directory().resolve("device-" + n));
        List<String> words = stated.arguments().stream()
                .map(word -> word.replace("{directory}", own.toString()).replace("{number}", Integer.toString(n)))
                .toList();
        Simulated simulated = new Simulated(words, n, plan.directory().resolve(WIRE_LOG + "unit-" + n));
        return stated.isOwn() ? own(plan, simulated, patience) : foreign(plan, simulated, patience);
    }

    /** The program with its arguments, which device it is, and where the wire before it writes down what passes. */
    private record Simulated(List<String> words, int n, Path wireLog) {}

    private static Simulator own(Rig.Plan plan, Simulated simulated, Patience patience) throws IOException {
        List<String> line = new ArrayList<>(simulated.words());
        // Devices that differ, whatever else is random in them.
        line.addAll(List.of("--seed", Integer.toString(simulated.n()), "--wire"));
        line.addAll(controlled(simulated));
        return Simulator.start(plan.installation().simulate(line), patience);
    }

    private static List<String> controlled(Simulated simulated) {
        return List.of(
                "--control",
                "--exit-with-stdin",
                "--wire-log",
                simulated.wireLog().toString());
    }

    private static Simulator foreign(Rig.Plan plan, Simulated simulated, Patience patience) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String programs =
                Path.of(System.getProperty(PROGRAMS, "")).toAbsolutePath().toString();
        Simulator device = Simulator.start(
                simulated.words().stream()
                        .map(word -> word.replace("{java}", java).replace("{programs}", programs))
                        .toList(),
                patience);
        try {
            List<String> place = device.told("port").isEmpty()
                    ? List.of("--device", device.told("device"))
                    : List.of("--device-port", device.told("port"));
            List<String> line = new ArrayList<>(List.of("wire"));
            line.addAll(controlled(simulated));
            line.addAll(place);
            return device.behind(Simulator.start(plan.installation().simulate(line), patience));
        } catch (IOException | RuntimeException failure) {
            device.close();
            throw failure;
        }
    }
}
