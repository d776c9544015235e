package org.ferrule.conformance.contract;

import java.util.List;

/** All contracts, in the order in which a run goes through them: first what needs nothing started, last what breaks things. */
public final class Contracts {
    private Contracts() {}

    public static List<Contract> all() {
        return List.of(new IdentityContract(), new ParameterContract());
    }
}
