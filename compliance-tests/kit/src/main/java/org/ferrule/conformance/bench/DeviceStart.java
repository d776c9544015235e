package org.ferrule.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.conformance.statement.Statement;

/** Starts what stands for the device: one of our simulators with its wire, or a vendor's program and a wire before it. */
public final class DeviceStart implements AutoCloseable {
    /** How the files begin, in a rig's directory, into which the wires write what passes. */
    public static final String WIRE_LOG = "wire-";

    /** Where the programs are that a statement names, for its placeholder. */
    private static final String PROGRAMS = "ferrule.programs";

    private final TrialInstallation installation;
    private final Statement.Simulator stated;
    private final List<String> wireArguments;
    private final TalkingProcess process;

    private DeviceStart(
            TrialInstallation installation,
            Statement.Simulator stated,
            List<String> wireArguments,
            TalkingProcess process) {
        this.installation = installation;
        this.stated = stated;
        this.wireArguments = wireArguments;
        this.process = process;
    }

    /**
     * Begins to start the device of a given number, from 1, so that others can start meanwhile.
     *
     * @throws IOException if there is no such program
     */
    static DeviceStart begin(Rig.Plan plan, int n) throws IOException {
        Statement.Simulator stated = plan.candidate().statement().simulator();
        Path own = Files.createDirectories(plan.directory().resolve("device-" + n));
        List<String> words = stated.arguments().stream()
                .map(word -> word.replace("{directory}", own.toString()).replace("{number}", Integer.toString(n)))
                .toList();
        List<String> wireArguments = List.of(
                "--control",
                "--exit-with-stdin",
                "--wire-log",
                plan.directory().resolve(WIRE_LOG + "unit-" + n).toString());
        List<String> line = stated.isOwn() ? own(plan, words, wireArguments, n) : foreign(words);
        return new DeviceStart(plan.installation(), stated, wireArguments, Simulator.begin(line));
    }

    private static List<String> own(Rig.Plan plan, List<String> words, List<String> wireArguments, int n) {
        List<String> line = new ArrayList<>(words);
        // Devices that differ, whatever else is random in them.
        line.addAll(List.of("--seed", Integer.toString(n), "--wire"));
        line.addAll(wireArguments);
        return plan.installation().simulate(line);
    }

    private static List<String> foreign(List<String> words) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String programs =
                Path.of(System.getProperty(PROGRAMS, "")).toAbsolutePath().toString();
        return words.stream()
                .map(word -> word.replace("{java}", java).replace("{programs}", programs))
                .toList();
    }

    /**
     * Waits until the device listens, with a wire before it.
     *
     * @throws IOException if it does not
     */
    Simulator listening(Patience patience) throws IOException {
        Simulator device = Simulator.listening(process, patience);
        return stated.isOwn() ? device : behindWire(device, patience);
    }

    private Simulator behindWire(Simulator device, Patience patience) throws IOException {
        try {
            List<String> place = device.told("port").isEmpty()
                    ? List.of("--device", device.told("device"))
                    : List.of("--device-port", device.told("port"));
            List<String> line = new ArrayList<>(List.of("wire"));
            line.addAll(wireArguments);
            line.addAll(place);
            return device.behind(Simulator.start(installation.simulate(line), patience));
        } catch (IOException | RuntimeException failure) {
            device.close();
            throw failure;
        }
    }

    /** Whatever became of it, it does not run any more. */
    @Override
    public void close() {
        process.close();
    }
}
