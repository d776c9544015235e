package org.ferrule.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.conformance.evidence.EvidenceDiff;
import org.ferrule.conformance.evidence.PluginEvidence;
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
        List<String> lines = lines();
        lines.forEach(line -> out.println(VisibleText.plain(line)));
        if (lines.isEmpty()) {
            out.println("The two found the same.");
        }
        return lines.isEmpty() ? 0 : Conformance.NO;
    }

    private List<String> lines() throws IOException {
        if (!PluginEvidence.isIn(before) || !PluginEvidence.isIn(after)) {
            return EvidenceDiff.lines(ResultsFile.read(before), ResultsFile.read(after));
        }
        PluginEvidence old = new PluginEvidence(before);
        PluginEvidence young = new PluginEvidence(after);
        List<String> lines = new ArrayList<>();
        Set<String> types = new TreeSet<>(old.types());
        types.addAll(young.types());
        for (String type : types) {
            if (!young.types().contains(type)) {
                lines.add(type + ": only in " + before);
            } else if (!old.types().contains(type)) {
                lines.add(type + ": only in " + after);
            } else {
                EvidenceDiff.lines(ResultsFile.read(old.of(type)), ResultsFile.read(young.of(type)))
                        .forEach(line -> lines.add(type + " " + line));
            }
        }
        return lines;
    }
}
