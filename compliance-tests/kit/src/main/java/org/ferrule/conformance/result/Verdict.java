package org.ferrule.conformance.result;

import java.util.Collection;
import java.util.Comparator;

/** What came of a check, the worst first. */
public enum Verdict {
    /** The plugin does otherwise than it must. */
    FAIL,
    /** The kit could not judge, for example because a repetition disagreed. */
    ERROR,
    /** Nothing was done about it. */
    NOT_TESTED,
    PASS,
    /** There is nothing to judge, for a reason that is given. */
    NOT_APPLICABLE;

    /** The worst of several; NOT_TESTED if there are none, because nobody has looked. */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().min(Comparator.naturalOrder()).orElse(NOT_TESTED);
    }

    /** Whether a requirement with this verdict is met. */
    public boolean isGood() {
        return this == PASS || this == NOT_APPLICABLE;
    }
}
