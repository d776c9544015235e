package org.ferrule.conformance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.KitClock;
import org.ferrule.conformance.bench.TrialInstallation;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.pack.PackageOptions;
import org.ferrule.conformance.evidence.EvidenceFolder;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Results;

/** One run from the plugin's file to the evidence. One thread at a time. */
public final class Run implements AutoCloseable {
    private final InstantSource clock;
    private final PluginArchive plugin;
    private final Candidate candidate;
    private final Settings settings;
    private final EvidenceFolder evidence;
    private final Path work;
    private final Instant began;
    private final Bench bench;
    private final Trial trial;

    /**
     * A run of which nothing is done yet.
     *
     * @param out folder that is empty or not there
     * @throws IOException if the evidence cannot be filed there
     */
    public Run(PluginArchive plugin, Candidate candidate, Settings settings, Path out) throws IOException {
        this.clock = KitClock.system();
        this.plugin = plugin;
        this.candidate = candidate;
        this.settings = settings;
        this.evidence = EvidenceFolder.create(out);
        this.began = clock.instant();
        this.work = Files.createTempDirectory("ferrule-conformance");
        TrialInstallation installation =
                TrialInstallation.prepare(settings.distribution(), work.resolve("installation"), plugin.file());
        this.bench = new Bench(installation, work, candidate, settings.patience());
        this.trial = new Trial(
                new Trial.Plan(
                        plugin,
                        Contracts.all(packageOptions(), settings.isThorough()),
                        settings.only(),
                        settings.level(),
                        settings.seed()),
                bench,
                clock);
    }

    private PackageOptions packageOptions() {
        return new PackageOptions(
                settings.files().advisories(),
                settings.files().rebuild(),
                began.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** What there is to check, in order. */
    public List<Check> checks() {
        return trial.checks();
    }

    /** Makes one check. */
    public CheckResult make(Check check) throws InterruptedException {
        return trial.make(check);
    }

    /** Makes all checks as often as the settings say. */
    public void makeAll(Progress progress) throws InterruptedException {
        int n = 0;
        for (int round = 0; round < settings.times(); round++) {
            for (Check check : checks()) {
                progress.begins(++n, checks().size() * settings.times(), check);
                progress.ended(make(check));
            }
        }
    }

    /** Judges what was made, and files it. */
    public Results file() throws IOException, GeneralSecurityException {
        trial.close();
        bench.close();
        Results results = new Assessment(plugin, candidate, settings).of(trial.results(), began, clock);
        BenchRecords.file(work, evidence, results.checks());
        Optional<byte[]> bill = plugin.billOfMaterials();
        if (bill.isPresent()) {
            evidence.add("sbom.json", bill.get());
        }
        if (settings.waiverFile().isPresent()) {
            evidence.add(
                    "waivers.yaml", Files.readAllBytes(settings.waiverFile().get()));
        }
        evidence.close(results, settings.key());
        return results;
    }

    /** Ends everything that was started. */
    @Override
    public void close() throws IOException {
        trial.close();
        bench.close();
        try (Stream<Path> all = Files.walk(work)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
