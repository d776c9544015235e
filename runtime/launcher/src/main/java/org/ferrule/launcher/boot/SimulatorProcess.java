package org.ferrule.launcher.boot;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The simulators in a process of their own, as devices are. It ends with this one, because it watches its standard input. */
public final class SimulatorProcess implements AutoCloseable {
    private final Process process;

    private SimulatorProcess(Process process) {
        this.process = process;
    }

    /** The command line that runs simulators. */
    public static List<String> commandLine(Installation installation, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                installation.simulatorClassPath().replace("/", File.separator),
                "org.ferrule.simulators.cli.Simulate"));
        line.addAll(arguments);
        return line;
    }

    /**
     * Starts and waits until all simulators listen.
     *
     * @throws IOException if they do not start; their own words are on standard error
     */
    public static SimulatorProcess start(Installation installation, List<String> arguments) throws IOException {
        Process process = new ProcessBuilder(commandLine(installation, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        SimulatorProcess simulators = new SimulatorProcess(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("\"ready\":true")) {
                return simulators;
            }
        }
        simulators.close();
        throw new IOException("the simulators ended before they were ready");
    }

    /** The process, for whoever wants to end it the hard way. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
