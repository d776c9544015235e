package org.ferrule.catalogue;

/** Whether there is anything yet that could meet a requirement. */
public enum Status {
    ACTIVE,
    /** Stands in every report as planned; no test proves it, and no claim covers it. */
    PLANNED
}
