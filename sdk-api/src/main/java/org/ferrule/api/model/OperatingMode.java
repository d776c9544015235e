package org.ferrule.api.model;

/**
 * What the equipment is being used for; with the control source the fourth state variable.
 *
 * @since 0.1
 */
public enum OperatingMode {
    /** Making product. */
    PROCESSING,
    /** Being prepared. */
    SETUP,
    /** Being maintained. */
    MAINTENANCE,
    /** Not stated. */
    NONE
}
