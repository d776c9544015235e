package org.ferrule.simulators.cli;

import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
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
            names = "--control",
            description = "Obey fault commands on standard input, one a line, such as 'delay 500' or 'silent on'.")
    private boolean isControlled;

    @Option(names = "--exit-with-stdin", description = "End when standard input is closed.")
    private boolean isEndingWithInput;

    int port() {
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

    SimulationClock clock() {
        return SimulationClock.realTime(speed);
    }

    Vessel vessel(SimulationClock clock) {
        return new Vessel(VesselSettings.defaults(seed), clock);
    }
}
