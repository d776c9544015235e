package org.ferrule.conformance.run;

import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.result.CheckResult;

/** Is told how far a run is. Called on the thread that runs. */
public interface Progress {
    /** A check begins: number {@code n}, from 1, of {@code of}. */
    void begins(int n, int of, Check check);

    /** It is over. */
    void ended(CheckResult result);
}
