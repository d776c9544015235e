package org.ferrule.conformance.run;

import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.result.CheckResult;

/** Is told how far a run is. Called by one thread at a time, of those that make checks. */
public interface Progress {
    /** Nobody watches. */
    Progress UNWATCHED = new Progress() {
        @Override
        public void begins(int n, int of, Check check) {
            // Nobody is told.
        }

        @Override
        public void ended(Check check, CheckResult result) {
            // Nobody is told.
        }
    };

    /** A check begins: number {@code n}, from 1, of {@code of}. */
    void begins(int n, int of, Check check);

    /** A check is over. */
    void ended(Check check, CheckResult result);
}
