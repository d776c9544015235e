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
import org.ferrule.conformance.evidence.ResultsFile;
import org.ferrule.conformance.result.Results;
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
            "Check every byte of an evidence folder, its signature, and that its parts say the same.",
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
        PrintWriter out = spec.commandLine().getOut();
        Optional<VerifierKey> trusted = key.isEmpty() ? Optional.empty() : Optional.of(VerifierKey.parse(line()));
        List<String> faults = EvidenceCheck.faults(folder, trusted, Conformance.kit());
        if (!faults.isEmpty()) {
            out.println("CHANGED  " + folder);
            faults.forEach(fault -> out.println("  " + VisibleText.plain(fault)));
            return Conformance.NO;
        }
        Results results = ResultsFile.read(folder);
        out.println("WHOLE  every byte is as it was signed"
                + (trusted.isEmpty()
                        ? "; by whom only --key can tell"
                        : " by " + trusted.get().name()));
        out.println((results.isConformant() ? "CONFORMANT" : "NOT CONFORMANT") + "  "
                + VisibleText.plain(
                        results.subject().type() + " " + results.subject().version()) + ", level "
                + results.run().level() + ", plugin "
                + VisibleText.plain(results.subject().sha256()));
        results.shortcomings().forEach(against -> out.println("  " + VisibleText.plain(against)));
        return results.isConformant() ? 0 : Conformance.NO;
    }

    private String line() throws IOException {
        return key.contains("+") && !Files.isRegularFile(Path.of(key)) ? key : Files.readString(Path.of(key));
    }
}
