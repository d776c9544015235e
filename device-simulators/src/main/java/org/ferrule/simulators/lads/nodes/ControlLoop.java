package org.ferrule.simulators.lads.nodes;

/** What a control function controls. */
interface ControlLoop {

    double current();

    double target();

    void target(double value);

    boolean isRunning();

    /** Whether there is a target to start with. */
    default boolean canStart() {
        return true;
    }

    void start();

    void stop();
}
