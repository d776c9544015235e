package org.ferrule.catalogue;

/** Who has to meet a requirement, and so where it is proved. */
public enum Owner {
    /** Each plugin, by a run of the conformance kit. */
    DRIVER,
    /** The framework, once for each of its releases, by the project's own tests. */
    FRAMEWORK,
    /** A part each. */
    BOTH
}
