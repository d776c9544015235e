package org.ferrule.simulators.processor.device;

/** Where the device is with its protocol. */
public enum ProtocolState implements Spelled {
    NO_PROTOCOL("NoProtocolSelected"),
    SELECTED("ProtocolSelected"),
    INSTRUMENT_READY("InstrumentReady"),
    READY_TO_START("ReadyToStart"),
    RUNNING("ProtocolRunning"),
    PAUSED("ProtocolPaused"),
    ERROR("InstrumentError");

    private final String wire;

    ProtocolState(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    boolean isInRun() {
        return this == RUNNING || this == PAUSED;
    }
}
