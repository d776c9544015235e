package org.ferrule.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.conformance.statement.Statement;

/** Starts what stands for the device: one of our simulators with its wire, or a vendor's program and a wire before it. */
final class DeviceStart {
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
        return stated.isOwn() ? own(plan, words, n, patience) : foreign(plan, words, patience);
    }

    private static Simulator own(Rig.Plan plan, List<String> words, int n, Patience patience) throws IOException {
        List<String> line = new ArrayList<>(words);
        // Devices that differ, whatever else is random in them.
        line.addAll(List.of("--control", "--wire", "--exit-with-stdin", "--seed", Integer.toString(n)));
        return Simulator.start(plan.installation().simulate(line), patience);
    }

    private static Simulator foreign(Rig.Plan plan, List<String> words, Patience patience) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String programs =
                Path.of(System.getProperty(PROGRAMS, "")).toAbsolutePath().toString();
        Simulator device = Simulator.start(
                words.stream()
                        .map(word -> word.replace("{java}", java).replace("{programs}", programs))
                        .toList(),
                patience);
        try {
            List<String> place = device.told("port").isEmpty()
                    ? List.of("--device", device.told("device"))
                    : List.of("--device-port", device.told("port"));
            List<String> line = new ArrayList<>(List.of("wire", "--control", "--exit-with-stdin"));
            line.addAll(place);
            return device.behind(Simulator.start(plan.installation().simulate(line), patience));
        } catch (IOException | RuntimeException failure) {
            device.close();
            throw failure;
        }
    }
}
