package org.ferrule.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.run.Run;
import org.ferrule.conformance.run.Settings;
import org.ferrule.core.yaml.MistakesException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a plugin and files the evidence. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Try a plugin against its simulated device, and file the evidence.",
            "Exit code 0: conformant. 1: not conformant. 2: wrong usage or file. 3: the kit itself failed."
        })
final class RunCommand implements Callable<Integer> {
    private static final int HIGHEST = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PLUGIN", description = "The plugin's jar.")
    private Path plugin = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description =
                    "Where the evidence goes; must be empty or not there. One folder below it for each type, if the"
                            + " plugin has several.")
    private Path out = Path.of("");

    @Option(names = "--type", paramLabel = "TYPE", description = "Only this type of equipment.")
    private @Nullable String type;

    @Option(
            names = "--level",
            paramLabel = "N",
            description = "Level to claim, 1 to 3 (default: what the plugin states).")
    private @Nullable Integer level;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        if (level != null && (level < 1 || level > HIGHEST)) {
            throw new IllegalArgumentException("--level " + level + " is no level. Write 1, 2 or 3.");
        }
        PluginArchive archive = read();
        List<Candidate> candidates = chosen(archive);
        boolean isConformant = true;
        for (Candidate candidate : candidates) {
            Path folder = candidates.size() == 1
                    ? out
                    : out.resolve(candidate.descriptor().type());
            isConformant &= judge(archive, candidate, folder);
        }
        return isConformant ? 0 : Conformance.NO;
    }

    private PluginArchive read() throws IOException {
        try {
            return PluginArchive.read(plugin);
        } catch (MistakesException mistakes) {
            throw new IOException(mistakes.getMessage(), mistakes);
        }
    }

    private List<Candidate> chosen(PluginArchive archive) {
        List<Candidate> chosen = archive.candidates().stream()
                .filter(candidate ->
                        type == null || candidate.descriptor().type().equals(type))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("--type " + type + " is none of this plugin's; it has "
                    + archive.candidates().stream()
                            .map(candidate -> candidate.descriptor().type())
                            .toList());
        }
        return chosen;
    }

    private boolean judge(PluginArchive archive, Candidate candidate, Path folder) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter told = spec.commandLine().getOut();
        Settings settings =
                options.settings(level == null ? candidate.statement().level() : level);
        err.println("seed " + settings.seed() + "; signed by " + settings.key().verifier());
        Results results;
        try (Run run = new Run(archive, candidate, settings, folder)) {
            run.makeAll(new ProgressLines(
                    err, spec.commandLine().getColorScheme().ansi().enabled()));
            results = run.file();
        }
        told.println((results.isConformant() ? "CONFORMANT" : "NOT CONFORMANT") + "  "
                + VisibleText.plain(results.subject().type()) + ", level "
                + results.run().level() + ", " + results.checks().size() + " checks, evidence in " + folder);
        results.shortcomings().forEach(against -> told.println("  " + VisibleText.plain(against)));
        told.flush();
        return results.isConformant();
    }
}
