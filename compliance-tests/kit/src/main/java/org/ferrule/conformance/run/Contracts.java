package org.ferrule.conformance.run;

import java.util.List;
import java.util.stream.Stream;
import org.ferrule.conformance.contract.Check;
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
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/**
 * All contracts, in the order in which a single bench goes through them: first what needs nothing started, last what breaks things. Of
 * several benches the first begins at the front and the others at the end, so that what one bench has to make as a whole stands there, and in
 * the middle what can be shared.
 */
final class Contracts {
    private Contracts() {}

    static List<Contract> all(PackageOptions options, boolean isThorough) {
        return List.of(
                new PackageContract(options),
                // Before anything is commanded: a change shortly after a command would be taken for the command's.
                inOrder(new PanelContract(), new StateContract(), new CommandContract()),
                new StopContract(),
                new LostReplyContract(),
                new RecordContract(),
                new WriteContract(),
                new AlarmContract(),
                new IdentityContract(),
                new ParameterContract(),
                new ConnectionContract(),
                new ResourceContract(),
                new HostileTextContract(),
                new EventContract(),
                new TimingContract(),
                new ClockContract(),
                new FrameFaultContract(isThorough),
                new FaultContract(),
                new ReconnectContract(isThorough),
                new RestartContract(),
                new ExchangeContract());
    }

    /** Contracts that one bench makes in this order, but for what one of them lets another bench do. */
    private static Contract inOrder(Contract... contracts) {
        return new Contract() {
            @Override
            public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
                return Stream.of(contracts).flatMap(contract -> contract.checks(plugin, candidate));
            }

            @Override
            public boolean isApart(Check before, Check check) {
                return Stream.of(contracts).anyMatch(contract -> contract.isApart(before, check));
            }
        };
    }
}
