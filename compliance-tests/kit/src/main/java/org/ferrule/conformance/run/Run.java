package org.ferrule.conformance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/** One run from the plugin's file to the evidence. Used by one thread at a time. */
public final class Run implements AutoCloseable {
    private final InstantSource clock;
    private final PluginArchive plugin;
    private final Candidate candidate;
    private final Settings settings;
    private final EvidenceFolder evidence;
    private final Path work;
    private final Instant began;
    private final List<Bench> benches;
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
        this.benches = benches(installation);
        this.trial = Trial.of(
                new Trial.Plan(
                        plugin,
                        candidate,
                        Contracts.all(packageOptions(), settings.isThorough()),
                        settings.only(),
                        settings.level(),
                        settings.seed()),
                benches,
                clock);
    }

    private List<Bench> benches(TrialInstallation installation) throws IOException {
        List<Bench> all = new ArrayList<>();
        for (int n = 1; n <= settings.benches(); n++) {
            Path own = Files.createDirectory(work.resolve("bench-" + n));
            all.add(new Bench(installation, own, candidate, settings.patience()));
        }
        return all;
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

    /** Makes one check, on the first bench. */
    public CheckResult make(Check check) throws InterruptedException {
        return trial.make(check);
    }

    /** Makes all checks as often as the settings say, on all benches side by side. */
    public void makeAll(Progress progress) throws InterruptedException {
        trial.makeAll(settings.times(), progress);
    }

    /** What came of the checks that were made, in their order. */
    public List<CheckResult> results() {
        return trial.results();
    }

    /** Judges what was made, and files it. */
    public Results file() throws IOException, GeneralSecurityException {
        end();
        Results results = new Assessment(plugin, candidate, settings).of(trial.results(), began, clock);
        List<List<CheckResult>> made = trial.made();
        for (int n = 1; n <= made.size(); n++) {
            BenchRecords.file(work.resolve("bench-" + n), evidence, made.get(n - 1));
        }
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
        end();
        try (Stream<Path> all = Files.walk(work)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private void end() {
        trial.close();
        benches.forEach(Bench::close);
    }
}
