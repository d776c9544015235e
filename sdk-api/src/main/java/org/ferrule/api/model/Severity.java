package org.ferrule.api.model;

/**
 * How far a value can be trusted.
 *
 * @since 0.1
 */
public enum Severity {
    /** Usable without reservation. */
    GOOD,
    /** Usable with the reservation that the quality code names. */
    UNCERTAIN,
    /** Not usable. */
    BAD
}
