package org.ferrule.api.transport;

/**
 * Which of the two 16-bit registers of a 32-bit value comes first. The bytes within a register are always big-endian.
 *
 * @since 0.1
 */
public enum WordOrder {
    /** The register with the high 16 bits has the lower address. */
    HIGH_FIRST,
    /** The register with the low 16 bits has the lower address. */
    LOW_FIRST
}
