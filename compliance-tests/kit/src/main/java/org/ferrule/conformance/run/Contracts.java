package org.ferrule.conformance.run;

import java.util.List;
import org.ferrule.conformance.contract.ConnectionContract;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.HostileTextContract;
import org.ferrule.conformance.contract.IdentityContract;
import org.ferrule.conformance.contract.RecordContract;
import org.ferrule.conformance.contract.ResourceContract;
import org.ferrule.conformance.contract.pack.PackageContract;
import org.ferrule.conformance.contract.pack.PackageOptions;
import org.ferrule.conformance.contract.value.ParameterContract;
import org.ferrule.conformance.contract.value.WriteContract;

/** All contracts, in the order in which a run goes through them: first what needs nothing started, last what breaks things. */
final class Contracts {
    private Contracts() {}

    static List<Contract> all(PackageOptions options) {
        return List.of(
                new PackageContract(options),
                new IdentityContract(),
                new ParameterContract(),
                new WriteContract(),
                new RecordContract(),
                new ConnectionContract(),
                new ResourceContract(),
                new HostileTextContract());
    }
}
