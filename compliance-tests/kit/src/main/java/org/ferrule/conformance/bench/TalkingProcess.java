package org.ferrule.conformance.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** A process whose words are kept, and that is told things line by line. Ends with the kit, the hard way if it must. */
final class TalkingProcess implements AutoCloseable {
    private static final int FAREWELL_SECONDS = 10;

    private final String name;
    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;
    private final PrintWriter in;

    private TalkingProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.readers = List.of(
                reader(process.inputReader(StandardCharsets.UTF_8), out),
                reader(process.errorReader(StandardCharsets.UTF_8), err));
    }

    /**
     * Starts a process.
     *
     * @param name for messages
     */
    static TalkingProcess start(String name, List<String> commandLine) throws IOException {
        return new TalkingProcess(name, new ProcessBuilder(commandLine).start());
    }

    private Thread reader(BufferedReader from, List<String> to) {
        Thread thread = new Thread(() -> read(from, to), name + "-words");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void read(BufferedReader from, List<String> to) {
        try {
            from.lines().forEach(to::add);
        } catch (UncheckedIOException ended) {
            // Java closes the streams of a process that has ended; what it said before is kept.
        }
    }

    /** Tells it one line. */
    void tell(String line) {
        in.println(line);
    }

    /** How many lines it has said on standard output. */
    int said() {
        return out.size();
    }

    /** The first thing that can be made of a line of standard output, from the given line on. */
    <T> Optional<T> heard(int from, Function<String, Optional<T>> meaning) {
        return since(from, out).flatMap(line -> meaning.apply(line).stream()).findFirst();
    }

    /** The same on standard error. */
    <T> Optional<T> complained(int from, Function<String, Optional<T>> meaning) {
        return since(from, err).flatMap(line -> meaning.apply(line).stream()).findFirst();
    }

    /** A stream, and no part of the list, which would not stand a line that comes meanwhile. */
    private static Stream<String> since(int from, List<String> lines) {
        return lines.stream().skip(from);
    }

    /** How many lines it has said on standard error. */
    int complaints() {
        return err.size();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it said last, for messages. */
    String lastWords() {
        List<String> words = err.isEmpty() ? out : err;
        return name
                + (process.isAlive() ? " runs" : " has ended with " + process.exitValue())
                + (words.isEmpty() ? " and said nothing" : "; last words: " + words.get(words.size() - 1));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(FAREWELL_SECONDS));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
