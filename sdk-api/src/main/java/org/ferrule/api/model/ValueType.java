package org.ferrule.api.model;

/**
 * The closed list of types that a parameter, argument, result or setting can have.
 *
 * @since 0.1
 */
public enum ValueType {
    /** True or false. */
    BOOL,
    /** Signed 64-bit integer. */
    INT,
    /** IEEE 754 double; NaN and infinities are legal on the way up only and are never good. */
    REAL,
    /** Unicode text. */
    TEXT,
    /** One of a closed list of named codes. */
    ENUM,
    /** An instant, UTC. */
    TIMESTAMP,
    /** A length of time. */
    DURATION,
    /** Bytes with a content type. */
    BYTES,
    /** Values of one kind in order. */
    LIST,
    /** Named values. */
    STRUCT,
    /** Rows under typed columns. */
    TABLE
}
