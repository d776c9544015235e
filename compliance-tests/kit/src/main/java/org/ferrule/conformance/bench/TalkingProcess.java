package org.ferrule.conformance.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A process whose words are kept, and that is told things line by line. Ends with the kit, the hard way if it must. */
final class TalkingProcess implements AutoCloseable {
    private static final int FAREWELL_SECONDS = 10;

    private final String name;
    private final Process process;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final List<String> replies = new ArrayList<>();
    private final List<Thread> readers;
    private final PrintWriter in;
    private int told;

    private TalkingProcess(String name, Process process, Predicate<String> isReply) {
        this.name = name;
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.readers = List.of(
                reader(process.inputReader(StandardCharsets.UTF_8), line -> add(out, line)),
                reader(process.errorReader(StandardCharsets.UTF_8), line -> {
                    add(err, line);
                    if (isReply.test(line)) {
                        add(replies, line);
                    }
                }));
    }

    /** Starts a process that replies to nothing that it is told. */
    static TalkingProcess start(String name, List<String> commandLine) throws IOException {
        return start(name, commandLine, line -> false);
    }

    /**
     * Starts a process.
     *
     * @param name for messages
     * @param isReply whether a line on standard error is the reply to one that it was told; there is one to each, in order
     */
    static TalkingProcess start(String name, List<String> commandLine, Predicate<String> isReply) throws IOException {
        return new TalkingProcess(name, new ProcessBuilder(commandLine).start(), isReply);
    }

    private Thread reader(BufferedReader from, Consumer<String> to) {
        Thread thread = new Thread(() -> read(from, to), name + "-words");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void read(BufferedReader from, Consumer<String> to) {
        try {
            from.lines().forEach(to);
        } catch (UncheckedIOException ended) {
            // Java closes the streams of a process that has ended; what it said before is kept.
        }
    }

    private static void add(List<String> to, String line) {
        synchronized (to) {
            to.add(line);
        }
    }

    private static List<String> since(List<String> words, int from) {
        synchronized (words) {
            return List.copyOf(words.subList(Math.min(from, words.size()), words.size()));
        }
    }

    private static int count(List<String> words) {
        synchronized (words) {
            return words.size();
        }
    }

    /** Tells it one line; returns how many it was told before. */
    synchronized int tell(String line) {
        in.println(line);
        return told++;
    }

    /** How many lines it has said on standard output. */
    int said() {
        return count(out);
    }

    /** The first thing that can be made of a line of standard output, from the given line on. */
    <T> Optional<T> heard(int from, Function<String, Optional<T>> meaning) {
        return since(out, from).stream()
                .flatMap(line -> meaning.apply(line).stream())
                .findFirst();
    }

    /** What it replied to a line that it was told, by the number of that line. */
    Optional<String> reply(int line) {
        synchronized (replies) {
            return line < replies.size() ? Optional.of(replies.get(line)) : Optional.empty();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it said last, for messages. */
    String lastWords() {
        List<String> words = (count(err) == 0 ? since(out, 0) : since(err, 0))
                .stream()
                        // What went wrong stands above the calls that led there.
                        .filter(line -> !line.startsWith("\tat "))
                        .toList();
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
