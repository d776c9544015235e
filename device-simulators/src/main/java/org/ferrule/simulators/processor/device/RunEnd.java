package org.ferrule.simulators.processor.device;

/** How the latest run ended. */
public enum RunEnd implements Spelled {
    NONE("None"),
    COMPLETED("Completed"),
    STOPPED("Stopped"),
    ABORTED("Aborted");

    private final String wire;

    RunEnd(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
