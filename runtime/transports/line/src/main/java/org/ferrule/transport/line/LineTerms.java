package org.ferrule.transport.line;

import java.time.Duration;
import java.util.Set;
import org.ferrule.api.error.CommFault;

/**
 * How a line is shared.
 *
 * @param patience longest wait for one's turn
 * @param quiet silence to wait for before one speaks; zero for none
 * @param survived faults after which the line stays open
 */
public record LineTerms(Duration patience, Duration quiet, Set<CommFault> survived) {
    /** Copies the set. */
    public LineTerms {
        survived = Set.copyOf(survived);
    }
}
