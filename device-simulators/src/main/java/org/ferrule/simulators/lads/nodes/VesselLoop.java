package org.ferrule.simulators.lads.nodes;

import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.LoopMode;
import org.ferrule.simulators.culture.Vessel;

/** One of the vessel's control loops. */
record VesselLoop(Vessel vessel, Loop loop) implements ControlLoop {

    @Override
    public double current() {
        return vessel.loop(loop).pv();
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
