package org.ferrule.endtoend.document;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A shell on a pseudo-terminal, so that commands ask for passwords as they ask people. */
final class Terminal implements AutoCloseable {
    private static final long LONGEST_SECONDS = 600;
    private static final Pattern PROMPT = Pattern.compile("(?m)^(\\w[\\w ]*[Pp]assword[\\w ]*|Password[\\w :]*): \\z");

    private final Process shell;
    private final BufferedWriter keys;
    private final StringBuilder screen = new StringBuilder();
    private final Passwords passwords;
    private int answered;
    private int typed;

    Terminal(Path directory, Map<String, String> environment, Passwords passwords) throws IOException {
        this.passwords = passwords;
        ProcessBuilder builder = new ProcessBuilder(
                        "socat", "STDIO", "EXEC:bash --norc --noprofile --noediting -i,pty,setsid,ctty,stderr,echo=0")
                .directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FERRULE") || name.startsWith("XDG"));
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("PS1", "", "PS2", ""));
        this.shell = builder.start();
        this.keys = shell.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (Reader from = shell.inputReader(StandardCharsets.UTF_8)) {
            char[] some = new char[4096];
            for (int n = from.read(some); n >= 0; n = from.read(some)) {
                show(new String(some, 0, n).replace("\r", ""));
            }
        } catch (IOException ended) {
            show("\nthe terminal ended: " + ended.getMessage());
        }
    }

    private synchronized void show(String text) {
        screen.append(text);
    }

    private synchronized String shown() {
        return screen.toString();
    }

    /** What a command left behind. */
    record Left(int exitCode, Path directory, String searchPath) {}

    /** Types a command and waits for the prompt, or until all is shown that was promised if the command may go on; then there is nothing left yet. */
    Optional<Left> type(Step.Type step, boolean mayGoOn) throws IOException {
        passwords.next(step.command());
        int from = position();
        answered = from;
        typed++;
        // Each end has a number, so that the late end of something that was interrupted is taken for nothing else.
        keys.write(step.command() + "; " + end());
        keys.flush();
        try {
            Awaitility.await(step.place() + " " + step.command())
                    .atMost(LONGEST_SECONDS, TimeUnit.SECONDS)
                    .until(() -> {
                        answerPrompt();
                        boolean isAllShown =
                                Promise.broken(step.promised(), lines(from)).isEmpty();
                        return done().matcher(shown()).find(from) || (mayGoOn && isAllShown);
                    });
        } catch (ConditionTimeoutException tooLong) {
            throw new AssertionError(
                    step.place() + ": '" + step.command() + "' has no end. It showed:\n" + shown().substring(from),
                    tooLong);
        }
        Matcher done = done().matcher(shown());
        return done.find(from)
                ? Optional.of(new Left(Integer.parseInt(done.group(1)), Path.of(done.group(2)), done.group(3)))
                : Optional.empty();
    }

    private String end() {
        return "printf '<<done " + typed + ": %s in %s with %s>>\\n' \"$?\" \"$PWD\" \"$PATH\"\n";
    }

    private Pattern done() {
        return Pattern.compile("<<done " + typed + ": (\\d+) in (.*) with (.*)>>\\n");
    }

    private void answerPrompt() throws IOException {
        String asked = shown().substring(answered);
        Matcher prompt = PROMPT.matcher(asked);
        if (prompt.find()) {
            answered += asked.length();
            keys.write(passwords.answer(prompt.group(1)) + "\n");
            keys.flush();
        }
    }

    /** What stands on the screen now; a command's lines begin here. */
    int position() {
        return shown().length();
    }

    /** What was shown since. */
    List<String> lines(int from) {
        return shown().substring(from)
                .lines()
                .filter(line -> !line.startsWith("<<done "))
                .toList();
    }

    /** Presses Ctrl-C, and waits for the prompt. */
    void interrupt() throws IOException {
        keys.write('\u0003');
        keys.flush();
        typed++;
        keys.write(end());
        keys.flush();
        Awaitility.await("the end of what was interrupted")
                .atMost(LONGEST_SECONDS, TimeUnit.SECONDS)
                .until(() -> done().matcher(shown()).find());
    }

    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
