package org.ferrule.conformance.contract;

import java.util.stream.Stream;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** The requirements of one group, as checks. */
public interface Contract {
    /** The checks that a candidate calls for, in the order in which they should be made. */
    Stream<Check> checks(PluginArchive plugin, Candidate candidate);

    /**
     * Whether a check may be made on another bench than the one before it. Not where both share what was found once, or where the order
     * matters.
     */
    default boolean isApart(Check before, Check check) {
        return false;
    }
}
