package org.ferrule.catalogue;

/** How much a requirement binds. */
public enum Strength {
    MUST,
    SHOULD,
    /** MUST for whatever has the capability that the requirement names. */
    CONDITIONAL
}
