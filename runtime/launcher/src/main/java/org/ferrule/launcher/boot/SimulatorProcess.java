package org.ferrule.launcher.boot;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The simulators in a process of their own, as devices are. It ends with this one, because it watches its standard input; there it is also
 * told what goes wrong and what hands do.
 */
public final class SimulatorProcess implements AutoCloseable {
    private static final int ANSWER_SECONDS = 60;
    private static final String DONE = "ok: ";
    private static final String REFUSED = "error: ";
    private static final String RESULT = " = ";

    private final Process process;
    private final BufferedWriter input;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> announcements = new ArrayList<>();

    private SimulatorProcess(Process process, Consumer<String> complaints) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> listen(complaints), "simulators-answers");
        reader.setDaemon(true);
        reader.start();
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
     * @param complaints takes each line on standard error that is no answer
     * @throws IOException if they do not start
     */
    public static SimulatorProcess start(Installation installation, List<String> arguments, Consumer<String> complaints)
            throws IOException {
        Process process = new ProcessBuilder(commandLine(installation, arguments)).start();
        SimulatorProcess simulators = new SimulatorProcess(process, complaints);
        // Not closed: standard output lives as long as the process.
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("\"ready\":true")) {
                return simulators;
            }
            simulators.announcements.add(line);
        }
        simulators.close();
        throw new IOException("the simulators ended before they were ready");
    }

    /** What the simulators said about themselves, a JSON object each. */
    public List<String> announcements() {
        return List.copyOf(announcements);
    }

    /**
     * Tells a simulator what goes wrong or what hands do, as {@code ph-1 silent on}; needs {@code --control}.
     *
     * @return what it answers beyond having done it; possibly empty
     * @throws IOException if it refuses, ends, or does not answer within a minute
     */
    public synchronized String tell(String command) throws IOException, InterruptedException {
        input.write(command);
        input.newLine();
        input.flush();
        String answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
        if (answer == null || !answer.startsWith(DONE)) {
            throw new IOException("the simulators were told '" + command + "' and answered: " + answer);
        }
        int result = answer.indexOf(RESULT, DONE.length() + command.length());
        return result < 0 ? "" : answer.substring(result + RESULT.length());
    }

    private void listen(Consumer<String> complaints) {
        process.errorReader(StandardCharsets.UTF_8).lines().forEach(line -> {
            if (line.startsWith(DONE) || line.startsWith(REFUSED)) {
                answers.add(line);
            } else {
                complaints.accept(line);
            }
        });
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
