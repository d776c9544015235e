package org.ferrule.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.audit.format.VerifierKey;
import org.ferrule.conformance.evidence.EvidenceCheck;
import org.ferrule.conformance.evidence.PluginEvidence;
import org.ferrule.conformance.evidence.ResultsFile;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.run.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks evidence again. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check every byte of an evidence folder, its signature, and that its parts say the same. The folder may be"
                    + " that of a type, or that of a plugin with several types.",
            "Exit code 0: whole, and conformant. 1: changed, or not conformant. 2: no evidence."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--key",
            defaultValue = "",
            paramLabel = "KEY",
            description =
                    "The verifier key that must have signed, as it was kept elsewhere: the line, or a file with it.")
    private String key = "";

    @Parameters(paramLabel = "FOLDER")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        Optional<VerifierKey> trusted = key.isEmpty() ? Optional.empty() : Optional.of(VerifierKey.parse(line()));
        boolean isOfPlugin = PluginEvidence.isIn(folder);
        PluginEvidence all = new PluginEvidence(folder);
        List<String> faults = isOfPlugin
                ? all.faults(trusted, Settings.ownVersion())
                : EvidenceCheck.faults(folder, trusted, Settings.ownVersion());
        if (!faults.isEmpty()) {
            say("CHANGED  " + folder);
            faults.forEach(fault -> say("  " + fault));
            return Conformance.NO;
        }
        say("WHOLE  every byte is as it was signed"
                + (trusted.isEmpty()
                        ? "; by whom only --key can tell"
                        : " by " + trusted.get().name()));
        return (isOfPlugin ? tellAll(all) : tell(folder)) ? 0 : Conformance.NO;
    }

    private boolean tellAll(PluginEvidence all) throws IOException {
        boolean isConformant = true;
        for (String type : all.types()) {
            isConformant &= tell(all.of(type));
        }
        for (String type : all.unstated()) {
            say("NOT TESTED  " + type + ", which the plugin describes and states nothing of");
            isConformant = false;
        }
        return isConformant;
    }

    private boolean tell(Path evidence) throws IOException {
        Results results = ResultsFile.read(evidence);
        say((results.isConformant() ? "CONFORMANT" : "NOT CONFORMANT") + "  "
                + results.subject().type() + " " + results.subject().version() + ", level "
                + results.run().level() + ", plugin " + results.subject().sha256());
        results.shortcomings().forEach(against -> say("  " + against));
        return results.isConformant();
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(VisibleText.plain(line));
    }

    private String line() throws IOException {
        return key.contains("+") && !Files.isRegularFile(Path.of(key)) ? key : Files.readString(Path.of(key));
    }
}
