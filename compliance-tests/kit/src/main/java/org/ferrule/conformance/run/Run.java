package org.ferrule.conformance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.TrialInstallation;
import org.ferrule.conformance.contract.Contracts;
import org.ferrule.conformance.evidence.EvidenceFolder;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Results;

/** One run from the plugin's file to the evidence. */
public final class Run {
    private final PluginArchive plugin;
    private final Candidate candidate;
    private final Settings settings;

    private Run(PluginArchive plugin, Candidate candidate, Settings settings) {
        this.plugin = plugin;
        this.candidate = candidate;
        this.settings = settings;
    }

    /** The run of one candidate. */
    public static Run of(PluginArchive plugin, Candidate candidate, Settings settings) {
        return new Run(plugin, candidate, settings);
    }

    /**
     * Makes the run and files the evidence.
     *
     * @param out folder that is empty or not there
     * @throws IOException if the evidence cannot be filed
     */
    public Results make(Path out, Progress progress) throws Exception {
        EvidenceFolder evidence = EvidenceFolder.create(out);
        InstantSource clock = InstantSource.system();
        Instant began = clock.instant();
        Path work = Files.createTempDirectory("ferrule-conformance");
        try {
            List<CheckResult> checks = tried(work, progress, clock);
            BenchRecords.file(work, evidence);
            Results results = assessment().of(checks, began, clock);
            if (settings.waiverFile().isPresent()) {
                evidence.add(
                        "waivers.yaml", Files.readAllBytes(settings.waiverFile().get()));
            }
            evidence.close(results, settings.key());
            return results;
        } finally {
            remove(work);
        }
    }

    private List<CheckResult> tried(Path work, Progress progress, InstantSource clock)
            throws IOException, InterruptedException {
        TrialInstallation installation =
                TrialInstallation.prepare(settings.distribution(), work.resolve("installation"), plugin.file());
        try (Bench bench = new Bench(installation, work, candidate, settings.patience())) {
            return new Trial(
                            new Trial.Plan(
                                    plugin,
                                    Contracts.all(),
                                    settings.only(),
                                    settings.level(),
                                    settings.times(),
                                    settings.seed()),
                            bench,
                            clock)
                    .run(progress);
        }
    }

    private Assessment assessment() {
        return new Assessment(
                plugin,
                candidate,
                new Assessment.Circumstances(
                        settings.level(),
                        settings.kit(),
                        settings.seed(),
                        settings.patience().multiplier(),
                        settings.waivers()));
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
