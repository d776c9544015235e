package org.ferrule.simulators.processor.device;

/** What the device waits for a person to acknowledge. */
public enum Waiting implements Spelled {
    NOTHING("NotWaiting"),
    BUBBLE("WaitingBubbleAck"),
    PRESSURE("WaitingPressureAck"),
    PANEL_PAUSE("UserPausedButton"),
    REMOTE_PAUSE("UserPausedOPCUA");

    private final String wire;

    Waiting(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    boolean isQuestion() {
        return this == BUBBLE || this == PRESSURE;
    }
}
