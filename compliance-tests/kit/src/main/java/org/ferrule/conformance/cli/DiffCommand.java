package org.ferrule.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.conformance.evidence.EvidenceDiff;
import org.ferrule.conformance.evidence.ResultsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two runs. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Say what two runs found differently: two releases, for example, or two sites.",
            "Exit code 0: nothing. 1: something. 2: no evidence. 'verify' says whether to believe them."
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "BEFORE")
    private Path before = Path.of("");

    @Parameters(paramLabel = "AFTER")
    private Path after = Path.of("");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> lines = EvidenceDiff.lines(ResultsFile.read(before), ResultsFile.read(after));
        lines.forEach(line -> out.println(VisibleText.plain(line)));
        if (lines.isEmpty()) {
            out.println("The two found the same.");
        }
        return lines.isEmpty() ? 0 : Conformance.NO;
    }
}
