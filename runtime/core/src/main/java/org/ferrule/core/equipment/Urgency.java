package org.ferrule.core.equipment;

/** Order in a lane's queue; the first overtakes the last, and equals keep their order. */
public enum Urgency {
    /** Stop, abort, safe state. */
    SAFETY,
    /** Commands, writes, read-backs. */
    ACTION,
    /** Polling of commands and status. */
    STATUS,
    /** Polling of parameters. */
    POLL
}
