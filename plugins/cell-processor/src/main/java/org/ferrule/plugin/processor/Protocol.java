package org.ferrule.plugin.processor;

/** The device's own state, as the descriptor names it in {@code protocolState}. */
enum Protocol {
    NO_PROTOCOL_SELECTED,
    PROTOCOL_SELECTED,
    INSTRUMENT_READY,
    READY_TO_START,
    RUNNING,
    PAUSED,
    ERROR;

    boolean isInRun() {
        return this == RUNNING || this == PAUSED;
    }
}
