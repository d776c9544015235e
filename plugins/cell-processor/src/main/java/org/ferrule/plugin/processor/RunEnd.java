package org.ferrule.plugin.processor;

/** How a run ended. */
enum RunEnd {
    COMPLETED,
    STOPPED,
    ABORTED
}
