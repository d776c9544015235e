package org.ferrule.simulators.sics;

import java.io.IOException;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.line.LineServer;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.line.ServerThreads;
import org.ferrule.simulators.witness.Witness;

/** A balance on a line of its own, served to one host. */
public final class SicsServer implements AutoCloseable {

    /**
     * What is to be served.
     *
     * @param settings of the balance
     * @param grams what lies on the pan, asked a hundred times a second
     * @param clock of the simulation
     */
    public record Balance(SicsSettings settings, DoubleSupplier grams, SimulationClock clock) {

        /** A balance with a vessel on it that gains two milligrams a second. */
        public static Balance withVessel(SicsSettings settings, SimulationClock clock) {
            return new Balance(settings, () -> 850 + 0.002 * clock.seconds(), clock);
        }
    }

    private final Balance balance;
    private final Present present;
    private final LineServer line;

    private record Present(SicsDevice device, SicsFaults faults) {
        static Present of(Balance balance) {
            SicsFaults faults = new SicsFaults();
            WeighingCell cell = new WeighingCell(balance.settings(), balance.grams(), balance.clock(), faults);
            return new Present(new SicsDevice(balance.settings(), cell, balance.clock(), faults), faults);
        }
    }

    private SicsServer(Balance balance, Present present, LineServer line) {
        this.balance = balance;
        this.present = present;
        this.line = line;
    }

    /**
     * Serves over TCP on the loopback address, as a serial device server does.
     *
     * @param port 0 for any free one
     */
    public static SicsServer start(int port, Balance balance) throws IOException {
        Present present = Present.of(balance);
        return new SicsServer(balance, present, LineServer.start(port, terminator(balance), List.of(present.device())));
    }

    /**
     * Serves over TCP on the loopback address, as one of many.
     *
     * @param port 0 for any free one
     * @param threads shared with others
     */
    public static SicsServer start(int port, Balance balance, ServerThreads threads) throws IOException {
        Present present = Present.of(balance);
        return new SicsServer(
                balance, present, LineServer.start(port, terminator(balance), List.of(present.device()), threads));
    }

    /** Serves on a serial port. */
    public static SicsServer start(SerialLine serial, Balance balance) throws IOException {
        Present present = Present.of(balance);
        return new SicsServer(
                balance, present, LineServer.start(serial, terminator(balance), List.of(present.device())));
    }

    private static String terminator(Balance balance) {
        return balance.settings().dialect().terminator();
    }

    /** The TCP port that is being listened on, 0 on a serial port. */
    public int port() {
        return line.port();
    }

    /** What can be done to the balance. */
    public SicsFaults faults() {
        return present.faults();
    }

    /** What it testifies. */
    public Witness witness() {
        return present.device().witness();
    }

    public String serialNumber() {
        return present.faults().serialNumber().orElse(balance.settings().serialNumber());
    }

    /** Hangs up. Idempotent. */
    @Override
    public void close() {
        line.close();
    }
}
