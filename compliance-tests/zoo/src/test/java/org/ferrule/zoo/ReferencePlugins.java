package org.ferrule.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Requirement;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.evidence.EvidenceCheck;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.run.Progress;
import org.ferrule.conformance.run.Run;
import org.ferrule.conformance.run.Settings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What this project ships is conformant at level 3, without a waiver. A whole run of one type takes minutes: each build makes the
 * beginning of it, of every type; {@code -Dferrule.seed} begins where that number says, and {@code -Dferrule.reference.seconds} makes it longer. With {@code -Pexhaustive} every type is run as a whole, one run at a time, and its evidence checked, {@code -Dferrule.repeats} times, with a line
 * for each run in {@code target/reference-runs.csv}. {@code -Dferrule.zoo.type} names one type.
 */
abstract class ReferencePlugins {
    private static final int PARTS = 2;
    private static final int REPEATS = Integer.getInteger("ferrule.repeats", 100);
    private static final Duration STRETCH = Duration.ofSeconds(Integer.getInteger("ferrule.reference.seconds", 5));
    private static final int LEVEL = 3;
    private static final Path TARGET = Path.of("target");
    /** To be copied; nothing is claimed for them. Their device is driven by plugins/hamilton-arc, which is judged. */
    private static final List<String> EXAMPLES = List.of("hamilton.arc.ph.mapped", "hamilton.arc.visiferm-do.mapped");

    @TempDir
    Path folder;

    private final int part;

    /** One of two classes, so that two processes share the types, where that is allowed. */
    ReferencePlugins(int part) {
        this.part = part;
    }

    private record Shipped(PluginArchive plugin, Candidate candidate) {
        String type() {
            return candidate.descriptor().type();
        }
    }

    @TestFactory
    Stream<DynamicTest> shippedPluginsAreConformant() throws Exception {
        List<Shipped> shipped = shipped();
        assertThat(shipped).as("types with a statement of conformance").hasSizeGreaterThanOrEqualTo(8);
        String only = System.getProperty("ferrule.zoo.type", "");
        List<Shipped> chosen = new ArrayList<>();
        for (int i = part; i < shipped.size(); i += PARTS) {
            if (only.isEmpty() || shipped.get(i).type().equals(only)) {
                chosen.add(shipped.get(i));
            }
        }
        return Visit.IS_EXHAUSTIVE
                ? Stream.iterate(1, n -> n <= REPEATS, n -> n + 1)
                        .flatMap(n -> chosen.stream()
                                .map(one -> DynamicTest.dynamicTest(
                                        one.type() + ", run " + n + ", seed " + (Visit.SEED + n),
                                        () -> isConformant(one, n))))
                : chosen.stream()
                        .map(one -> DynamicTest.dynamicTest(
                                "a stretch of " + one.type() + ", seed " + Visit.SEED, () -> passesAStretch(one)));
    }

    private static List<Shipped> shipped() throws Exception {
        List<Shipped> shipped = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("ferrule.home"), "plugins"))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                PluginArchive plugin = PluginArchive.read(jar);
                assertThat(plugin.unstated())
                        .as("described by %s without a statement", jar)
                        .isSubsetOf(EXAMPLES);
                plugin.candidates().forEach(candidate -> shipped.add(new Shipped(plugin, candidate)));
            }
        }
        return shipped;
    }

    private void passesAStretch(Shipped one) throws Exception {
        Path own = Files.createDirectories(folder.resolve(one.type()));
        Settings settings = Visit.settings(own, LEVEL, List.of());
        List<CheckResult> made;
        try (Run run = run(one, settings, own)) {
            made = stretch(run, new Random(Visit.SEED ^ one.type().hashCode()));
            run.file();
        }
        System.out.println(
                one.type() + ": " + made.size() + " checks from '" + made.get(0).name() + "' on, seed " + Visit.SEED);

        assertThat(made)
                .as("seed %d", Visit.SEED)
                .filteredOn(result -> !result.verdict().isGood())
                .filteredOn(ReferencePlugins::isAskedFor)
                .isEmpty();
        assertThat(faults(own, settings)).isEmpty();
        assertThat(own.resolve("evidence/sbom.json")).isNotEmptyFile();
    }

    private static List<CheckResult> stretch(Run run, Random random) throws InterruptedException {
        List<CheckResult> made = new ArrayList<>();
        List<Check> checks = run.checks();
        int begin = Long.getLong("ferrule.seed") == null ? 0 : random.nextInt(checks.size());
        long spent = 0;
        // What begins near the end goes on at the beginning, so that every check has the same chance.
        for (int i = 0; i < checks.size() && spent < STRETCH.toMillis(); i++) {
            CheckResult result = run.make(checks.get((begin + i) % checks.size()));
            made.add(result);
            // The first one pays for the start of the processes.
            spent += made.size() == 1 ? 0 : result.millis();
        }
        return made;
    }

    private static List<String> faults(Path own, Settings settings) throws IOException {
        return EvidenceCheck.faults(
                own.resolve("evidence"), Optional.of(settings.key().verifier()), settings.kit());
    }

    /** What is only advised may be left open. */
    private static boolean isAskedFor(CheckResult result) {
        return result.requirements().stream()
                .anyMatch(id -> Catalogue.load()
                        .find(id)
                        .filter(Requirement::isMandatory)
                        .isPresent());
    }

    private static Run run(Shipped one, Settings settings, Path own) throws IOException {
        return new Run(one.plugin(), one.candidate(), settings, own.resolve("evidence"));
    }

    private void isConformant(Shipped one, int n) throws Exception {
        // Kept if it fails, to be looked at.
        Path own = Files.createDirectories(TARGET.resolve("reference-evidence").resolve(one.type() + "-" + n));
        delete(own.resolve("evidence"));
        Settings settings = Visit.settings(own, LEVEL, List.of(), Visit.SEED + n);
        Results results;
        try (Run run = run(one, settings, own)) {
            run.makeAll(Progress.UNWATCHED);
            results = run.file();
        }
        List<String> against = new ArrayList<>(results.shortcomings());
        against.addAll(faults(own, settings));
        ReferenceRuns.in(TARGET)
                .add(String.format(
                        Locale.ROOT,
                        "%s,%d,%d,%s,%d",
                        one.type(),
                        n,
                        Duration.between(results.run().began(), results.run().ended())
                                .toSeconds(),
                        against.isEmpty() ? "conformant" : "not conformant",
                        settings.seed()));
        if (against.isEmpty()) {
            delete(own);
        }

        assertThat(against).isEmpty();
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
