package org.ferrule.api.model;

/**
 * The runtime's own view of the connection to an equipment; the first of the five state variables.
 *
 * @since 0.1
 */
public enum ConnectionState {
    /** Not connected; the next attempt is scheduled. */
    DISCONNECTED,
    /** Opening, identifying, subscribing, first read. */
    CONNECTING,
    /** Identified and read; values are live. */
    ONLINE,
    /** Connected, but calls fail often enough to matter. */
    DEGRADED,
    /** A driver call outlived its deadline and its grace; the lane is abandoned until that call ends. */
    UNRESPONSIVE,
    /** Not tried again until a person has done something; the reason says what. */
    BLOCKED
}
