package org.ferrule.simulators.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.line.ServerThreads;
import org.ferrule.simulators.scenario.ScenarioReader;
import org.ferrule.simulators.scenario.ScenarioRun;
import org.ferrule.simulators.wire.SerialWire;
import org.ferrule.simulators.wire.WireLog;
import org.ferrule.simulators.wire.WireProxy;
import org.ferrule.simulators.wire.WireTap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The running simulators of this process: announced, controlled, and closed together. */
final class Stage implements AutoCloseable {

    /** How much later, in real time, an order may be carried out than it says. */
    private static final int SCENARIO_TICK_MILLIS = 20;

    private final CommonOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Deque<AutoCloseable> servers = new ArrayDeque<>();
    private final Map<String, Consumer<String>> controls = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<String>> answering = new LinkedHashMap<>();
    private final Map<String, Consumer<String>> wires = new LinkedHashMap<>();

    private @Nullable ServerThreads wireThreads;

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

    /** Lets standard input ask somebody who answers: {@code ok: bench time = {...}}. */
    void answer(String name, UnaryOperator<String> answers) {
        answering.put(name, answers);
    }

    /** Tells where a simulator is, behind its wire if it has one; answers what was told. */
    Announcement announce(Announcement announcement) throws IOException {
        Announcement told = announcement.port().isPresent() && options.isWired() ? wire(announcement) : announcement;
        out.println(told.json());
        out.flush();
        return told;
    }

    /** Tells where a simulator is that is reached by a serial port; with a wire it listens behind it, at a TCP port. */
    void announce(Announcement announcement, SerialLine serial, int port) throws IOException {
        if (options.isWired()) {
            SerialWire wire = keep(SerialWire.start(serial, port, tap()));
            wires.put(announcement.simulator() + "/wire", wire::apply);
        }
        out.println(announcement.json());
        out.flush();
    }

    private Announcement wire(Announcement announcement) throws IOException {
        int wanted = options.wantedPort();
        WireProxy wire = keep(WireProxy.start(
                wanted == 0 ? 0 : wanted + wires.size(), announcement.port().orElseThrow(), tap(), wireThreads()));
        wires.put(announcement.simulator() + "/wire", wire::apply);
        return announcement.at(wire.port());
    }

    /** One thread for all wires. */
    private ServerThreads wireThreads() {
        ServerThreads threads = wireThreads == null ? keep(ServerThreads.own()) : wireThreads;
        wireThreads = threads;
        return threads;
    }

    private WireTap tap() throws IOException {
        return options.wireLog().isPresent() ? log(options.wireLog().get()) : WireTap.NONE;
    }

    /** One simulator writes into the file itself, several into files that are told apart by a number. */
    private WireTap log(Path file) throws IOException {
        Path own = wires.isEmpty() ? file : file.resolveSibling(file.getFileName() + "." + wires.size());
        return keep(WireLog.to(own));
    }

    /** Waits for the end: of standard input if so asked, else of the process. */
    int run() throws IOException, InterruptedException {
        TimeCommand time = new TimeCommand(options.clock());
        Thread closer = new Thread(this::close, "simulators-closing");
        Runtime.getRuntime().addShutdownHook(closer);
        if (options.scenario().isPresent()) {
            time.within(begin(options.scenario().get()));
        }
        if (options.isControlled() || options.isEndingWithInput()) {
            obey(time);
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

    private ScenarioRun begin(Path file) throws IOException {
        Map<String, Consumer<String>> everybody = new LinkedHashMap<>(controls);
        everybody.putAll(wires);
        answering.forEach((name, asked) -> everybody.put(name, command -> {
            String unused = asked.apply(command);
        }));
        ScenarioRun run = new ScenarioRun(ScenarioReader.read(file), everybody, options.clock(), this::report);
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread carrying = new Thread(task, "scenario");
            carrying.setDaemon(true);
            return carrying;
        });
        keep(thread::shutdownNow);
        var unused = thread.scheduleWithFixedDelay(run::carryOut, 0, SCENARIO_TICK_MILLIS, TimeUnit.MILLISECONDS);
        return run;
    }

    private void report(String line) {
        err.println(line);
        err.flush();
    }

    private void obey(TimeCommand time) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (options.isControlled() && !line.isBlank()) {
                err.println(obey(line.strip(), time));
                err.flush();
            }
        }
    }

    /** With several simulators the first word names one; a wire is always named. Time belongs to all. */
    private String obey(String line, TimeCommand time) {
        try {
            String[] parts = line.split("\\s+", 2);
            String rest = parts.length > 1 ? parts[1] : "";
            if (parts[0].equals(TimeCommand.WORD)) {
                return "ok: " + time.obey(rest);
            }
            Consumer<String> wire = wires.get(parts[0]);
            Consumer<String> named = wire == null ? controls.get(parts[0]) : wire;
            UnaryOperator<String> asked = answering.get(parts[0]);
            if (asked != null) {
                return "ok: " + line + " = " + asked.apply(rest);
            }
            if (named != null) {
                named.accept(rest);
            } else if (controls.size() == 1) {
                controls.values().iterator().next().accept(line);
            } else {
                return "error: '" + parts[0] + "' is none of the simulators " + controls.keySet() + " and wires "
                        + wires.keySet();
            }
            return "ok: " + line;
        } catch (IllegalArgumentException e) {
            return "error: " + e.getMessage();
        }
    }
}
