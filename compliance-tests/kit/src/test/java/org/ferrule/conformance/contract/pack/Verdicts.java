package org.ferrule.conformance.contract.pack;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/**
 * What all checks of a package came to.
 *
 * @param all one line for each check that did not pass: exception, requirement, message
 */
record Verdicts(List<String> all) {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final PackageOptions NOTHING_GIVEN = new PackageOptions(Optional.empty(), Optional.empty(), TODAY);

    static Verdicts of(Path jar) throws Exception {
        return of(jar, NOTHING_GIVEN);
    }

    static Verdicts of(Path jar, PackageOptions options) throws Exception {
        PluginArchive plugin = PluginArchive.read(jar);
        List<String> lines = new ArrayList<>();
        for (Candidate candidate : plugin.candidates()) {
            for (Check check :
                    new PackageContract(options).checks(plugin, candidate).toList()) {
                try {
                    // No bench: whoever only reads a file starts nothing.
                    check.action().run(null, new Notes(1));
                } catch (Exception verdict) {
                    lines.add(verdict.getClass().getSimpleName() + " " + check.requirements() + " "
                            + verdict.getMessage());
                }
            }
        }
        return new Verdicts(lines);
    }

    /** The plugin's faults. */
    List<String> faults() {
        return all.stream().filter(line -> !line.startsWith("NotTested")).toList();
    }
}
