package org.ferrule.api.model;

/**
 * Who controls the device at present.
 *
 * @since 0.1
 */
public enum ControlSource {
    /** Nobody in particular. */
    NONE,
    /** A person at the device's own panel: remote writes and commands are refused. */
    LOCAL_PANEL,
    /** A remote client, which may be Ferrule. */
    REMOTE
}
