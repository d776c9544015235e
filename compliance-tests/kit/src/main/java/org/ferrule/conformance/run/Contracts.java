package org.ferrule.conformance.run;

import java.util.List;
import java.util.stream.Stream;
import org.ferrule.conformance.contract.ConnectionContract;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.ExchangeContract;
import org.ferrule.conformance.contract.HostileTextContract;
import org.ferrule.conformance.contract.IdentityContract;
import org.ferrule.conformance.contract.RecordContract;
import org.ferrule.conformance.contract.ResourceContract;
import org.ferrule.conformance.contract.command.CommandContract;
import org.ferrule.conformance.contract.command.LostReplyContract;
import org.ferrule.conformance.contract.command.StopContract;
import org.ferrule.conformance.contract.event.AlarmContract;
import org.ferrule.conformance.contract.event.EventContract;
import org.ferrule.conformance.contract.fault.ClockContract;
import org.ferrule.conformance.contract.fault.FaultContract;
import org.ferrule.conformance.contract.fault.FrameFaultContract;
import org.ferrule.conformance.contract.fault.ReconnectContract;
import org.ferrule.conformance.contract.fault.RestartContract;
import org.ferrule.conformance.contract.fault.TimingContract;
import org.ferrule.conformance.contract.pack.PackageContract;
import org.ferrule.conformance.contract.pack.PackageOptions;
import org.ferrule.conformance.contract.state.PanelContract;
import org.ferrule.conformance.contract.state.StateContract;
import org.ferrule.conformance.contract.value.ParameterContract;
import org.ferrule.conformance.contract.value.WriteContract;

/** All contracts, in the order in which a single bench goes through them: first what needs nothing started, last what breaks things. */
final class Contracts {
    private Contracts() {}

    static List<Contract> all(PackageOptions options, boolean isThorough) {
        return List.of(
                new PackageContract(options),
                new IdentityContract(),
                new ParameterContract(),
                new WriteContract(),
                // Before anything is commanded: a change shortly after a command would be taken for the command's.
                inOrder(new PanelContract(), new StateContract(), new CommandContract()),
                new StopContract(),
                new LostReplyContract(),
                new RecordContract(),
                new ConnectionContract(),
                new ResourceContract(),
                new HostileTextContract(),
                new EventContract(),
                new AlarmContract(),
                new TimingContract(),
                new ClockContract(),
                new FrameFaultContract(isThorough),
                new FaultContract(),
                new ReconnectContract(isThorough),
                new RestartContract(),
                new ExchangeContract());
    }

    /** Contracts of which one bench makes all, in this order. */
    private static Contract inOrder(Contract... contracts) {
        return (plugin, candidate) -> Stream.of(contracts).flatMap(contract -> contract.checks(plugin, candidate));
    }
}
