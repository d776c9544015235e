package org.ferrule.simulators.culture;

/** Who decides a loop's output. */
public enum LoopMode {
    /** Nobody: the output is 0. */
    OFF,
    /** The operator: the output stays as written. */
    MANUAL,
    /** The loop's own controller. */
    AUTO,
    /** The loop's own controller, which for dissolved oxygen may also move the stirrer; elsewhere the same as AUTO. */
    CASCADE
}
