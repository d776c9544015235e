package org.ferrule.simulators.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every simulator can be told. */
final class CommonOptions {

    @Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "PORT",
            description = "TCP port on 127.0.0.1; 0 takes any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "X",
            description = "Simulated seconds per real second, up to 100000 (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(
            names = "--epoch",
            paramLabel = "INSTANT",
            description =
                    "When simulated time was 0, such as 2026-01-31T08:00:00Z; give several processes the same, and"
                            + " the same --speed, and they share one time (default: the start).")
    private @Nullable Instant epoch;

    @Option(
            names = "--manual-time",
            description = "Let simulated time stand until 'time advance 1 h' comes on standard input; see --control.")
    private boolean isManual;

    @Option(
            names = "--control",
            description = "Obey fault commands on standard input, one a line, such as 'delay 500' or 'silent on'.")
    private boolean isControlled;

    @Option(names = "--exit-with-stdin", description = "End when standard input is closed.")
    private boolean isEndingWithInput;

    @Option(
            names = "--wire",
            description =
                    "Put a wire before each TCP or serial port: it obeys commands for NAME/wire, such as 'drop' or 'delay 500'.")
    private boolean isWired;

    @Option(
            names = "--wire-log",
            paramLabel = "FILE",
            description = "Write down every byte that passes; implies --wire.")
    private @Nullable Path wireLog;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Carry out orders at simulated times, such as 'at 2 d 4 h: arc-ph stuck on'; implies --wire.")
    private @Nullable Path scenario;

    private @Nullable SimulationClock clock;

    /** The port for a server: what was asked for, or any where a wire takes that. */
    int port() {
        return isWired() ? 0 : wantedPort();
    }

    /** The port that was asked for, 0 for any. */
    int wantedPort() {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port: " + port + " is outside [0, 65535]");
        }
        return port;
    }

    long seed() {
        return seed;
    }

    boolean isControlled() {
        return isControlled;
    }

    boolean isEndingWithInput() {
        return isEndingWithInput;
    }

    boolean isWired() {
        return isWired || wireLog != null || scenario != null;
    }

    Optional<Path> wireLog() {
        return Optional.ofNullable(wireLog);
    }

    Optional<Path> scenario() {
        return Optional.ofNullable(scenario);
    }

    /** Simulated seconds a second. */
    double speed() {
        return speed;
    }

    /** Makes this the one clock of this process. */
    void follow(SimulationClock other) {
        clock = other;
    }

    /** The one clock of this process, which starts when it is first asked for. */
    SimulationClock clock() {
        SimulationClock running = clock == null ? start() : clock;
        clock = running;
        return running;
    }

    private SimulationClock start() {
        if (isManual && (epoch != null || speed != 1)) {
            throw new IllegalArgumentException("--manual-time: time that stands has neither --speed nor --epoch");
        }
        if (isManual) {
            return new ManualClock();
        }
        return epoch == null ? SimulationClock.realTime(speed) : SimulationClock.since(epoch, speed);
    }

    Vessel vessel(SimulationClock clock) {
        return new Vessel(VesselSettings.defaults(seed), clock);
    }
}
