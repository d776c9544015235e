package org.ferrule.simulators.culture;

import java.util.EnumMap;
import java.util.Map;

/** The culture with its control loops; thread-safe. */
public final class Vessel {

    private final SimulationClock clock;
    private final Map<Loop, LoopState> loops = new EnumMap<>(Loop.class);
    private final Map<Gas, GasState> gases = new EnumMap<>(Gas.class);
    private double viable;

    public Vessel(VesselSettings settings, SimulationClock clock) {
        this.clock = clock;
        this.viable = settings.inoculum();
        loops.put(Loop.TEMPERATURE, new LoopState(37, 37, 20, LoopMode.AUTO));
        loops.put(Loop.PH, new LoopState(7.2, 7.2, 0, LoopMode.AUTO));
        loops.put(Loop.DISSOLVED_OXYGEN, new LoopState(40, 40, 30, LoopMode.CASCADE));
        loops.put(Loop.AGITATION, new LoopState(100, 100, 33, LoopMode.AUTO));
        for (Gas gas : Gas.values()) {
            gases.put(gas, new GasState(0, 0, 0));
        }
    }

    public synchronized CultureState state() {
        return new CultureState(clock.seconds() / 3600, viable, 98, 37, 7.2, 40, 4, 0.1, 1000, 1015);
    }

    public synchronized LoopState loop(Loop loop) {
        return loops.get(loop);
    }

    public synchronized GasState gas(Gas gas) {
        return gases.get(gas);
    }

    public synchronized void setPoint(Loop loop, double sp) {
        LoopState was = loop(loop);
        loops.put(loop, new LoopState(sp, sp, was.output(), was.mode()));
    }

    public synchronized void mode(Loop loop, LoopMode mode) {
        LoopState was = loop(loop);
        loops.put(loop, new LoopState(was.pv(), was.sp(), was.output(), mode));
    }

    public synchronized void output(Loop loop, double percent) {
        LoopState was = loop(loop);
        loops.put(loop, new LoopState(was.pv(), was.sp(), percent, was.mode()));
    }

    public synchronized void gasSetPoint(Gas gas, double mlPerMin) {
        gases.put(gas, new GasState(mlPerMin, mlPerMin, gas(gas).total()));
    }

    public synchronized void inoculate(double viableDensity) {
        viable += viableDensity;
    }
}
