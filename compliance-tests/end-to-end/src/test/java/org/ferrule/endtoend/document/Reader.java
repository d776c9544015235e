package org.ferrule.endtoend.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.ferrule.endtoend.document.Step.Outcome;

/** Does what a document says, with as many terminals as it needs. */
final class Reader implements AutoCloseable {
    private final Map<String, Terminal> terminals = new HashMap<>();
    private final Map<String, String> environment;
    private final Passwords passwords = new Passwords();
    private Path directory;

    /** A reader who stands in a directory. */
    Reader(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = new HashMap<>(environment);
    }

    /** Does all steps; the first promise that is not kept ends it. */
    void follow(List<Step> steps) throws IOException {
        for (Step step : steps) {
            if (step instanceof Step.WriteFile file) {
                Path path = directory.resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.content());
            } else if (step instanceof Step.Interrupt interrupt) {
                terminal(interrupt.terminal()).interrupt();
            } else if (step instanceof Step.Type type) {
                follow(type);
            }
        }
    }

    private void follow(Step.Type step) throws IOException {
        if (step.outcome() == Outcome.IN_THE_END) {
            Awaitility.await(step.place()).atMost(Duration.ofMinutes(2)).untilAsserted(() -> once(step));
        } else {
            once(step);
        }
    }

    private void once(Step.Type step) throws IOException {
        Terminal terminal = terminal(step.terminal());
        int from = terminal.position();
        Optional<Terminal.Left> left = terminal.type(step, !step.terminal().isEmpty());
        List<String> shown = terminal.lines(from);
        passwords.read(String.join("\n", shown));
        Promise.broken(step.promised(), shown).ifPresent(line -> {
            throw new AssertionError(step.place() + ": '" + step.command() + "' did not show\n" + line + "\nbut\n"
                    + String.join("\n", shown));
        });
        boolean mustFail = step.outcome() == Outcome.REFUSED;
        if (left.isPresent() && (left.get().exitCode() != 0) != mustFail) {
            throw new AssertionError(step.place() + ": '" + step.command() + "' ended with "
                    + left.get().exitCode() + "\n" + String.join("\n", shown));
        }
        if (step.terminal().isEmpty()) {
            // The document says of other terminals that they are opened there, and find the same commands.
            left.ifPresent(place -> {
                directory = place.directory();
                environment.put("PATH", place.searchPath());
            });
        }
    }

    private Terminal terminal(String name) throws IOException {
        Terminal terminal = terminals.get(name);
        if (terminal == null) {
            terminal = new Terminal(directory, environment, passwords);
            terminals.put(name, terminal);
        }
        return terminal;
    }

    @Override
    public void close() {
        terminals.values().forEach(Terminal::close);
    }
}
