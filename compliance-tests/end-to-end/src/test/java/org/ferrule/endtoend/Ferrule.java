package org.ferrule.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** One process of the packaged {@code ferrule} command. Ends with the test, the hard way. */
final class Ferrule implements AutoCloseable {
    private static final long LONGEST_SECONDS = 300;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;
    private final String line;

    private Ferrule(Process process, String line) {
        this.process = process;
        this.line = line;
        this.readers = List.of(
                reader(process.inputReader(StandardCharsets.UTF_8), out),
                reader(process.errorReader(StandardCharsets.UTF_8), err));
    }

    /** Starts a command; its own home directory keeps it away from other sites and sessions of this account. */
    static Ferrule start(Path home, String... arguments) throws IOException {
        return start(home, Map.of(), arguments);
    }

    /** Starts a command with more in its environment. */
    static Ferrule start(Path home, Map<String, String> environment, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(Distribution.command().toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeAll(Set.of("XDG_STATE_HOME", "FERRULE_SESSION"));
        builder.environment().put("FERRULE_JAVA_OPTIONS", "-Duser.home=" + home);
        builder.environment().putAll(environment);
        return new Ferrule(builder.start(), String.join(" ", arguments));
    }

    /** Runs a command to its end, and gives it lines to read. */
    static Ferrule tell(Path home, String input, String... arguments) throws Exception {
        return tell(home, Map.of(), input, arguments);
    }

    /** The same, with more in its environment. */
    static Ferrule tell(Path home, Map<String, String> environment, String input, String... arguments)
            throws Exception {
        Ferrule command = start(home, environment, arguments);
        try (BufferedWriter in = command.process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        } catch (IOException e) {
            // It ended without reading; its exit code says why.
        }
        command.exitCode();
        return command;
    }

    /** Runs a command to its end. */
    static Ferrule run(Path home, String... arguments) throws IOException, InterruptedException, TimeoutException {
        Ferrule command = start(home, arguments);
        command.exitCode();
        return command;
    }

    private static Thread reader(BufferedReader from, List<String> to) {
        Thread thread = new Thread(() -> from.lines().forEach(to::add));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() throws InterruptedException, TimeoutException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new TimeoutException("'" + line + "' did not end. " + told());
        }
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
        }
        return process.exitValue();
    }

    /** Types lines on the standard input of a process that goes on. */
    void type(String... lines) throws IOException {
        BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8);
        for (String text : lines) {
            in.write(text);
            in.newLine();
        }
        in.flush();
    }

    /** Waits for a line on standard output. */
    String await(Predicate<String> wanted) {
        Awaitility.await("'" + line + "' prints what is expected")
                .atMost(LONGEST_SECONDS, TimeUnit.SECONDS)
                .until(() -> readers.stream().noneMatch(Thread::isAlive)
                        || out.stream().anyMatch(wanted));
        if (out.stream().noneMatch(wanted)) {
            throw new AssertionError("'" + line + "' ended early. " + told());
        }
        return out.stream().filter(wanted).findFirst().orElseThrow();
    }

    JsonNode json() throws IOException {
        return MAPPER.readTree(String.join("\n", out));
    }

    /** Each line of standard output as JSON. */
    List<JsonNode> jsonLines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String text : out) {
            lines.add(MAPPER.readTree(text));
        }
        return lines;
    }

    String out() {
        return String.join("\n", out);
    }

    String err() {
        return String.join("\n", err);
    }

    String told() {
        return "It printed:\n" + out() + "\nand on standard error:\n" + err();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
