package org.ferrule.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.conformance.evidence.PluginEvidence;
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

    @Parameters(
            paramLabel = "PLUGIN",
            arity = "1..*",
            description =
                    "The plugin's jar. Of several, as from target/*.jar, one must be the plugin, and jars that are no"
                            + " bundles are left out.")
    private List<Path> jars = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description =
                    "Where the evidence goes; must be empty or not there. If the plugin has several types, one folder"
                            + " below it for each, and a signed list of them.")
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
        Settings settings = options.settings(level == null ? HIGHEST : level);
        err().println("seed " + settings.seed() + "; signed by "
                + settings.key().verifier());
        if (type != null || archive.candidates().size() + archive.unstated().size() == 1) {
            Candidate only = chosen(archive);
            return exitCode(judge(archive, only, settings, out).isConformant());
        }
        PluginEvidence evidence = PluginEvidence.create(out);
        List<Results> types = new ArrayList<>();
        for (Candidate candidate : archive.candidates()) {
            types.add(judge(
                    archive,
                    candidate,
                    settings,
                    evidence.of(candidate.descriptor().type())));
        }
        evidence.close(types, archive.unstated(), settings.key());
        archive.unstated()
                .forEach(untried -> say("NOT TESTED  " + untried + ": described, but nothing is stated of it"));
        return exitCode(archive.unstated().isEmpty() && types.stream().allMatch(Results::isConformant));
    }

    private static int exitCode(boolean isConformant) {
        return isConformant ? 0 : Conformance.NO;
    }

    private PluginArchive read() throws IOException {
        PluginJar found = PluginJar.among(jars);
        found.leftOut().forEach(jar -> err().println(VisibleText.plain(jar + " is no bundle and left out")));
        try {
            return PluginArchive.read(found.jar());
        } catch (MistakesException mistakes) {
            throw new IOException(mistakes.getMessage(), mistakes);
        }
    }

    private Candidate chosen(PluginArchive archive) {
        return archive.candidates().stream()
                .filter(candidate ->
                        type == null || candidate.descriptor().type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--type " + type + " is none that this plugin states anything of; those are "
                                + archive.candidates().stream()
                                        .map(candidate -> candidate.descriptor().type())
                                        .toList()));
    }

    private Results judge(PluginArchive archive, Candidate candidate, Settings settings, Path folder) throws Exception {
        Settings own = settings.at(level == null ? candidate.statement().level() : level);
        Results results;
        try (Run run = new Run(archive, candidate, own, folder)) {
            run.makeAll(new ProgressLines(
                    err(), spec.commandLine().getColorScheme().ansi().enabled()));
            results = run.file();
        }
        say((results.isConformant() ? "CONFORMANT" : "NOT CONFORMANT") + "  "
                + results.subject().type() + ", level " + results.run().level() + ", "
                + results.checks().size() + " checks, evidence in " + folder);
        results.shortcomings().forEach(against -> say("  " + against));
        return results;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private void say(String line) {
        PrintWriter told = spec.commandLine().getOut();
        told.println(VisibleText.plain(line));
        told.flush();
    }
}
