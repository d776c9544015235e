package org.ferrule.zoo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;
import org.ferrule.conformance.run.Progress;
import org.ferrule.conformance.run.Run;
import org.ferrule.conformance.run.Settings;

/** The kit, let loose on one driver of the zoo. */
final class Visit {
    static final boolean IS_EXHAUSTIVE = Boolean.getBoolean("ferrule.exhaustive");
    static final long SEED = Long.getLong("ferrule.seed", System.nanoTime());

    /** As many as the command takes, where a run has the machine for itself; else two visits share it. */
    private static final int BENCHES = IS_EXHAUSTIVE ? 4 : 2;

    private static final String NO_ADVISORIES =
            "{\"advisories\": 1, \"issued\": \"2026-11-20\", \"vulnerabilities\": []}";

    private final Path folder;

    private Visit(Path folder) {
        this.folder = folder;
    }

    static Visit in(Path folder) {
        return new Visit(folder);
    }

    /** Makes all checks of some requirements, or of all if none are named. */
    List<CheckResult> all(Specimen specimen, List<String> only) throws Exception {
        try (Run run = run(specimen, only)) {
            run.makeAll(Progress.UNWATCHED);
            return run.results();
        }
    }

    /** Makes checks of some requirements until each has failed, or none is left. */
    List<CheckResult> untilBroken(Specimen specimen, List<String> only) throws Exception {
        List<CheckResult> results = new ArrayList<>();
        Set<String> whole = new TreeSet<>(only);
        try (Run run = run(specimen, only)) {
            for (Check check : run.checks()) {
                if (check.requirements().stream().anyMatch(whole::contains)) {
                    CheckResult result = run.make(check);
                    results.add(result);
                    if (result.verdict() == Verdict.FAIL) {
                        whole.removeAll(result.requirements());
                    }
                }
            }
        }
        return results;
    }

    /** Makes all checks of some requirements, or of all if none are named; what of it stands against a claim. */
    List<String> shortcomings(Specimen specimen, List<String> only) throws Exception {
        try (Run run = run(specimen, only)) {
            run.makeAll(Progress.UNWATCHED);
            return run.file().shortcomings().stream()
                    .filter(shortcoming -> only.isEmpty() || only.stream().anyMatch(shortcoming::startsWith))
                    .toList();
        }
    }

    private Run run(Specimen specimen, List<String> only) throws Exception {
        PluginArchive plugin = PluginArchive.read(specimen.jar(folder));
        return new Run(plugin, plugin.candidates().get(0), settings(folder, 3, only), folder.resolve("evidence"));
    }

    static Settings settings(Path folder, int level, List<String> only) throws IOException, GeneralSecurityException {
        return settings(folder, level, only, SEED);
    }

    static Settings settings(Path folder, int level, List<String> only, long seed)
            throws IOException, GeneralSecurityException {
        Path advisories = Files.writeString(folder.resolve("advisories.json"), NO_ADVISORIES, StandardCharsets.UTF_8);
        return new Settings(
                Path.of(System.getProperty("ferrule.home")),
                level,
                BENCHES,
                1,
                false,
                seed,
                new Patience(Double.parseDouble(System.getProperty("ferrule.timeMultiplier", "1"))),
                only,
                new Settings.Attachments(Optional.of(advisories), Optional.empty()),
                List.of(),
                Optional.empty(),
                SigningKey.generate("zoo"),
                "zoo");
    }
}
