package org.ferrule.simulators.lads.nodes;

import org.ferrule.simulators.culture.Gas;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.witness.Hold;

/** One of the vessel's mass-flow controllers; a closed one is one whose set-point is 0. Thread-safe. */
final class GasFlow implements ControlLoop {

    private final Vessel vessel;
    private final Gas gas;
    private final Hold held;
    private double lastOpen;
    private double totalAtReset;

    GasFlow(Vessel vessel, Gas gas, Hold held) {
        this.vessel = vessel;
        this.gas = gas;
        this.held = held;
    }

    @Override
    public double current() {
        return held.or(() -> vessel.gas(gas).pv());
    }

    @Override
    public double target() {
        return vessel.gas(gas).sp();
    }

    @Override
    public void target(double value) {
        vessel.gasSetPoint(gas, value);
    }

    @Override
    public boolean isRunning() {
        return target() > 0;
    }

    @Override
    public synchronized boolean canStart() {
        return lastOpen > 0;
    }

    @Override
    public synchronized void start() {
        target(lastOpen);
    }

    @Override
    public synchronized void stop() {
        lastOpen = target();
        target(0);
    }

    synchronized double total() {
        return vessel.gas(gas).total() - totalAtReset;
    }

    synchronized void resetTotal() {
        totalAtReset = vessel.gas(gas).total();
    }
}
