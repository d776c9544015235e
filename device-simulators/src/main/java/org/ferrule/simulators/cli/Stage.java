package org.ferrule.simulators.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine;

/** The running simulators of this process: announced, controlled, and closed together. */
final class Stage implements AutoCloseable {

    private final CommonOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Deque<AutoCloseable> servers = new ArrayDeque<>();
    private final Map<String, Consumer<String>> controls = new LinkedHashMap<>();

    Stage(CommonOptions options, CommandLine command) {
        this.options = options;
        this.out = command.getOut();
        this.err = command.getErr();
    }

    /** Takes over a started server; it is closed in reverse order with the stage. */
    <T extends AutoCloseable> T keep(T server) {
        servers.push(server);
        return server;
    }

    /** Lets standard input control a simulator by its name. */
    void control(String simulator, Consumer<String> faults) {
        controls.put(simulator, faults);
    }

    void announce(Announcement announcement) {
        out.println(announcement.json());
        out.flush();
    }

    /** Waits for the end: of standard input if so asked, else of the process. */
    int run() throws IOException, InterruptedException {
        Thread closer = new Thread(this::close, "simulators-closing");
        Runtime.getRuntime().addShutdownHook(closer);
        if (options.isControlled() || options.isEndingWithInput()) {
            obey();
        }
        if (!options.isEndingWithInput()) {
            new CountDownLatch(1).await();
        }
        Runtime.getRuntime().removeShutdownHook(closer);
        return CommandLine.ExitCode.OK;
    }

    @Override
    public void close() {
        while (!servers.isEmpty()) {
            try {
                servers.pop().close();
            } catch (Exception e) {
                err.println("while closing: " + e.getMessage());
            }
        }
        err.flush();
    }

    private void obey() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (options.isControlled() && !line.isBlank()) {
                err.println(obey(line.strip()));
                err.flush();
            }
        }
    }

    /** With several simulators the first word names one. */
    private String obey(String line) {
        try {
            if (controls.size() == 1) {
                controls.values().iterator().next().accept(line);
                return "ok: " + line;
            }
            String[] parts = line.split("\\s+", 2);
            Consumer<String> control = controls.get(parts[0]);
            if (control == null) {
                return "error: '" + parts[0] + "' is none of the simulators " + controls.keySet();
            }
            control.accept(parts.length > 1 ? parts[1] : "");
            return "ok: " + line;
        } catch (IllegalArgumentException e) {
            return "error: " + e.getMessage();
        }
    }
}
