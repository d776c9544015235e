package org.ferrule.conformance.contract.pack;

import java.util.stream.Stream;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** Group PKG, and what of other groups can be read from the file: IDN-001, PAR-002, SEC-003 and SEC-011. */
public final class PackageContract implements Contract {
    private final PackageOptions options;

    /** Judges by what QA gave. */
    public PackageContract(PackageOptions options) {
        this.options = options;
    }

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return Stream.of(
                        new DeclarationChecks(candidate).checks(),
                        new BundleChecks(plugin).checks(),
                        new SupportChecks(plugin, options.today()).checks(),
                        Stream.of(new PlaceholderCheck(plugin, candidate).check()),
                        new SignatureChecks(plugin, options.today()).checks(),
                        new BillChecks(plugin, options.advisories()).checks(),
                        new RebuildCheck(plugin, options.rebuild()).checks(),
                        new CodeChecks(plugin, candidate).checks())
                .flatMap(checks -> checks);
    }
}
