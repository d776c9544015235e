package org.ferrule.simulators.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code simulate} in a process of its own. */
final class SimulatorProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final BufferedReader err;
    private final Writer in;

    private SimulatorProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = process.errorReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    static SimulatorProcess start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Simulate.class.getName()));
        command.addAll(List.of(arguments));
        return new SimulatorProcess(new ProcessBuilder(command).start());
    }

    /** The next announcement. */
    JsonNode announced() throws IOException {
        return new ObjectMapper().readTree(out.readLine());
    }

    /** What else comes on standard output; null at its end. */
    String line() throws IOException {
        return out.readLine();
    }

    /** Says one command on standard input; its answer. */
    String say(String command) throws IOException {
        in.write(command + "\n");
        in.flush();
        return answer();
    }

    /** Asks something on standard input; the answer on standard output. */
    JsonNode ask(String question) throws IOException {
        String verdict = say(question);
        if (!verdict.startsWith("ok: ")) {
            throw new AssertionError(question + " is answered by " + verdict);
        }
        return announced();
    }

    /** Newer Javas write warnings of their own to standard error; an answer begins with its verdict. */
    String answer() throws IOException {
        String line = err.readLine();
        while (line != null && !line.startsWith("ok: ") && !line.startsWith("error: ")) {
            line = err.readLine();
        }
        return line;
    }

    /** Everything that is still to come on standard error. */
    String errors() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            all.append(line).append('\n');
        }
        return all.toString();
    }

    void endInput() throws IOException {
        in.close();
    }

    void terminate() {
        process.destroy();
    }

    /** Waits for its end; the exit code. */
    int ended() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("still runs after 30 s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
