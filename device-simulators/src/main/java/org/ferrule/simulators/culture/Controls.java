package org.ferrule.simulators.culture;

import java.util.EnumMap;
import java.util.Map;

/** The four loops and how their outputs reach gases, stirrer and pump. */
final class Controls {

    static final double START_TEMPERATURE = 37;
    static final double START_DISSOLVED_OXYGEN = 40;
    static final double START_AGITATION = 100;
    static final double START_AIR = 100;

    private static final double START_PH = 7.2;
    private static final double TOP_AGITATION = 350;
    private static final double MAX_NITROGEN = 400;
    private static final double MAX_OXYGEN = 400;
    private static final double MAX_CO2 = 60;
    private static final double NITROGEN_UP_TO = 30;
    private static final double STIRRER_UP_TO = 60;
    private static final double PUMP_DEAD_ZONE = 2;

    private final Map<Loop, ControlLoop> loops = new EnumMap<>(Loop.class);
    private double agitation = START_AGITATION;

    Controls(long seed) {
        add(
                Loop.TEMPERATURE,
                START_TEMPERATURE,
                new PidController.Tuning(15, 900, 0, 0, 100),
                new Sensor(new Sensor.Settings(10, 0.005, 0.01), seed * 31 + 1));
        add(
                Loop.PH,
                START_PH,
                new PidController.Tuning(120, 1200, 0, -100, 100),
                new Sensor(new Sensor.Settings(20, 0.002, 0.001), seed * 31 + 2));
        add(
                Loop.DISSOLVED_OXYGEN,
                START_DISSOLVED_OXYGEN,
                new PidController.Tuning(0.5, 400, 0, 0, 100),
                new Sensor(new Sensor.Settings(30, 0.1, 0.1), seed * 31 + 3));
        add(
                Loop.AGITATION,
                START_AGITATION,
                new PidController.Tuning(0.1, 8, 0, 0, 100),
                new Sensor(new Sensor.Settings(0, 0.3, 0.1), seed * 31 + 4));
        loop(Loop.DISSOLVED_OXYGEN).mode(LoopMode.CASCADE);
    }

    private void add(Loop loop, double setPoint, PidController.Tuning tuning, Sensor sensor) {
        loops.put(loop, new ControlLoop(tuning, sensor, setPoint));
    }

    ControlLoop loop(Loop name) {
        ControlLoop loop = loops.get(name);
        if (loop == null) {
            throw new IllegalStateException("no loop for " + name);
        }
        return loop;
    }

    double output(Loop name) {
        return loop(name).output();
    }

    void setPoint(Loop name, double sp) {
        if (name == Loop.AGITATION) {
            agitation = sp;
        }
        loop(name).setPoint(sp);
    }

    /** How fast the base pump runs, 0 to 1. A small dead zone keeps sensor noise from feeding the broth. */
    double basePump() {
        return Math.max(0, (output(Loop.PH) - PUMP_DEAD_ZONE) / (100 - PUMP_DEAD_ZONE));
    }

    void step(Plant plant, double dt) {
        loop(Loop.TEMPERATURE).step(plant.temperature(), dt);
        loop(Loop.PH).step(plant.ph(), dt);
        loop(Loop.DISSOLVED_OXYGEN).step(plant.dissolvedOxygen(), dt);
        moveGases(plant.gases());
        loop(Loop.AGITATION).setPoint(agitationInForce());
        loop(Loop.AGITATION).step(plant.rpm(), dt);
    }

    private void moveGases(GasSupply gases) {
        ControlLoop ph = loop(Loop.PH);
        if (ph.isAutomatic()) {
            gases.want(Gas.CO2, MAX_CO2 * Math.max(0, -ph.output()) / 100);
        }
        ControlLoop oxygen = loop(Loop.DISSOLVED_OXYGEN);
        if (oxygen.isAutomatic()) {
            double from = oxygen.isCascade() ? STIRRER_UP_TO : NITROGEN_UP_TO;
            gases.want(Gas.N2, MAX_NITROGEN * share(NITROGEN_UP_TO, 0, oxygen.output()));
            gases.want(Gas.O2, MAX_OXYGEN * share(from, 100, oxygen.output()));
        }
    }

    private double agitationInForce() {
        ControlLoop oxygen = loop(Loop.DISSOLVED_OXYGEN);
        if (!oxygen.isCascade() || agitation >= TOP_AGITATION) {
            return agitation;
        }
        return agitation + (TOP_AGITATION - agitation) * share(NITROGEN_UP_TO, STIRRER_UP_TO, oxygen.output());
    }

    /** How far {@code value} has come on the way from one end to the other, 0 to 1. */
    private static double share(double from, double to, double value) {
        return Math.max(0, Math.min(1, (value - from) / (to - from)));
    }
}
