package org.ferrule.simulators.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.ferrule.simulators.fault.Faulty;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.line.ServerThreads;
import org.ferrule.simulators.scenario.ScenarioReader;
import org.ferrule.simulators.scenario.ScenarioRun;
import org.ferrule.simulators.wire.SerialWire;
import org.ferrule.simulators.wire.WireLog;
import org.ferrule.simulators.wire.WireProxy;
import org.ferrule.simulators.wire.WireTap;
import org.ferrule.simulators.wire.WireTrace;
import org.ferrule.simulators.witness.Witness;
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
    private final Cast cast;

    private @Nullable ServerThreads wireThreads;

    Stage(CommonOptions options, CommandLine command) {
        this.options = options;
        this.out = command.getOut();
        this.err = command.getErr();
        this.cast = new Cast(out);
    }

    /** Takes over a started server; it is closed in reverse order with the stage. */
    <T extends AutoCloseable> T keep(T server) {
        servers.push(server);
        return server;
    }

    /** Lets standard input control a simulator by its name, and ask it. */
    void control(String simulator, Faulty faults, Witness witness) {
        cast.device(new Subject.Device(simulator, faults, witness));
    }

    /** The same by two names, the second of which does not count where one is to be told from others. */
    void control(String simulator, String alias, Faulty faults, Witness witness) {
        control(simulator, faults, witness);
        cast.alias(alias, new Subject.Device(simulator, faults, witness));
    }

    /** Lets standard input ask somebody who answers: {@code ok: bench time = {...}}. */
    void answer(String name, UnaryOperator<String> answers) {
        cast.answering(name, answers);
    }

    /** Tells where a simulator is, behind its wire if it has one; answers what was told. */
    Announcement announce(Announcement announcement) throws IOException {
        Announcement told = announcement.port().isPresent() && options.isWired() ? wire(announcement) : announcement;
        tell(told);
        return told;
    }

    /** Tells where a simulator is that is reached by a serial port; with a wire it listens behind it, at a TCP port. */
    void announce(Announcement announcement, SerialLine serial, int port) throws IOException {
        if (options.isWired()) {
            WireTrace trace = new WireTrace();
            wire(announcement.simulator(), keep(SerialWire.start(serial, port, tap(trace))), trace);
        }
        tell(announcement);
    }

    /** Tells where something is that has no wire before it. */
    void tell(Announcement announcement) {
        out.println(announcement.json());
        out.flush();
    }

    private Announcement wire(Announcement announcement) throws IOException {
        int wanted = options.wantedPort();
        WireTrace trace = new WireTrace();
        WireProxy wire = keep(WireProxy.start(
                wanted == 0 ? 0 : wanted + cast.wires(), announcement.port().orElseThrow(), tap(trace), wireThreads()));
        wire(announcement.simulator(), wire, trace);
        return announcement.at(wire.port());
    }

    private void wire(String simulator, Faulty wire, WireTrace trace) {
        cast.wire(new Subject.Line(simulator + "/wire", wire, trace));
    }

    /** Lets standard input control a wire that stands before somebody else's device, by its name alone. */
    void controlWire(String name, Faulty wire, WireTrace trace) {
        cast.wire(new Subject.Line(name, wire, trace));
    }

    /** One thread for all wires. */
    private ServerThreads wireThreads() {
        ServerThreads threads = wireThreads == null ? keep(ServerThreads.own()) : wireThreads;
        wireThreads = threads;
        return threads;
    }

    /** What listens on a wire: whoever can ask for its trace, and the file if there is one. */
    WireTap tap(WireTrace trace) throws IOException {
        WireTap listening = options.isControlled() ? trace : WireTap.NONE;
        return options.wireLog().isPresent()
                ? listening.and(log(options.wireLog().get()))
                : listening;
    }

    /** One simulator writes into the file itself, several into files that are told apart by a number. */
    private WireTap log(Path file) throws IOException {
        Path own = cast.wires() == 0 ? file : file.resolveSibling(file.getFileName() + "." + cast.wires());
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
        ScenarioRun run = new ScenarioRun(ScenarioReader.read(file), cast.everybody(), options.clock(), this::report);
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

    /** Time belongs to all. */
    private String obey(String line, TimeCommand time) {
        try {
            String[] parts = line.split("\\s+", 2);
            if (parts[0].equals(TimeCommand.WORD)) {
                return "ok: " + time.obey(parts.length > 1 ? parts[1] : "");
            }
            return "ok: " + cast.obey(line);
        } catch (IllegalArgumentException e) {
            return "error: " + e.getMessage();
        }
    }
}
