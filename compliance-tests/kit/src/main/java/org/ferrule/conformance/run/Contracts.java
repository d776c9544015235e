package org.ferrule.conformance.run;

import java.util.List;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.IdentityContract;
import org.ferrule.conformance.contract.ParameterContract;
import org.ferrule.conformance.contract.event.AlarmContract;
import org.ferrule.conformance.contract.event.EventContract;
import org.ferrule.conformance.contract.fault.FaultContract;
import org.ferrule.conformance.contract.fault.FrameFaultContract;
import org.ferrule.conformance.contract.fault.ReconnectContract;
import org.ferrule.conformance.contract.fault.RestartContract;
import org.ferrule.conformance.contract.fault.TimingContract;
import org.ferrule.conformance.contract.pack.PackageContract;
import org.ferrule.conformance.contract.pack.PackageOptions;

/** All contracts, in the order in which a run goes through them: first what needs nothing started, last what breaks things. */
final class Contracts {
    private Contracts() {}

    static List<Contract> all(PackageOptions options, boolean isThorough) {
        return List.of(
                new PackageContract(options),
                new IdentityContract(),
                new ParameterContract(),
                new EventContract(),
                new AlarmContract(),
                new TimingContract(),
                new FrameFaultContract(isThorough),
                new FaultContract(),
                new ReconnectContract(isThorough),
                new RestartContract());
    }
}
