package org.ferrule.simulators.lads.nodes;

import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.LoopMode;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.witness.Hold;

/**
 * One of the vessel's control loops.
 *
 * @param vessel the process
 * @param loop which one
 * @param held where its measurement is made to stand
 */
record VesselLoop(Vessel vessel, Loop loop, Hold held) implements ControlLoop {

    @Override
    public double current() {
        return held.or(() -> vessel.loop(loop).pv());
    }

    @Override
    public double target() {
        return vessel.loop(loop).sp();
    }

    @Override
    public void target(double value) {
        vessel.setPoint(loop, value);
    }

    @Override
    public boolean isRunning() {
        return vessel.loop(loop).mode() != LoopMode.OFF;
    }

    @Override
    public void start() {
        vessel.mode(loop, LoopMode.AUTO);
    }

    @Override
    public void stop() {
        vessel.mode(loop, LoopMode.OFF);
    }
}
