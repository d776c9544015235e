package org.ferrule.api.model;

/**
 * How the runtime came by a sample.
 *
 * @since 0.1
 */
public enum Provenance {
    /** Read by the polling engine. */
    POLLED,
    /** Pushed by the driver's subscription. */
    PUSHED,
    /** Read back to verify a set-point. */
    READ_BACK,
    /** Made by the runtime itself, for example when the connection is lost. */
    RUNTIME
}
