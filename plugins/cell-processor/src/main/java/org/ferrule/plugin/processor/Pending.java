package org.ferrule.plugin.processor;

/** What the device waits for, as the descriptor names it in {@code pendingAcknowledgement}. */
enum Pending {
    NONE,
    BUBBLE,
    PRESSURE,
    PAUSED_LOCAL,
    PAUSED_REMOTE,
    OTHER
}
