package org.ferrule.conformance.result;

/** What a verdict means for the claim. */
public enum Standing {
    MET,
    /** Binding and not met: there is no conformance. */
    NOT_MET,
    /** Binding and not met, and somebody answers for that in a waiver. */
    WAIVED,
    /** Not met, but only advised. */
    ADVISED,
    /** No part of this claim: another owner's, above the level, of a capability that is not declared, or planned. */
    NOT_CLAIMED
}
