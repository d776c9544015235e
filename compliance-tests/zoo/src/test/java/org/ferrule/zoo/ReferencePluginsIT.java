package org.ferrule.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.ferrule.conformance.evidence.EvidenceCheck;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.run.Run;
import org.ferrule.conformance.run.Settings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What this project ships is conformant at level 3, without a waiver, and its evidence stands. A whole run of one type takes minutes: without
 * {@code -Pexhaustive} chance chooses one type, in each build another; with it all are run, {@code -Dferrule.repeats} times.
 */
class ReferencePluginsIT {
    private static final int SOME = Integer.getInteger("ferrule.reference.types", 1);
    private static final int REPEATS = Integer.getInteger("ferrule.repeats", Visit.IS_EXHAUSTIVE ? 100 : 1);

    @TempDir
    Path folder;

    private record Shipped(PluginArchive plugin, Candidate candidate) {
        String type() {
            return candidate.descriptor().type();
        }
    }

    /** Not yet in every build: not every plugin has its statement. */
    @TestFactory
    @EnabledIfSystemProperty(named = "ferrule.exhaustive", matches = "true")
    Stream<DynamicTest> shippedPluginsAreConformant() throws Exception {
        List<Shipped> chosen = new ArrayList<>(shipped());
        assertThat(chosen).as("types with a statement of conformance").isNotEmpty();
        String only = System.getProperty("ferrule.zoo.type", "");
        if (!only.isEmpty()) {
            chosen.removeIf(one -> !one.type().equals(only));
        } else if (!Visit.IS_EXHAUSTIVE) {
            Collections.shuffle(chosen, new Random(Visit.SEED));
            chosen = chosen.subList(0, Math.min(SOME, chosen.size()));
        }
        List<Shipped> types = List.copyOf(chosen);
        return Stream.iterate(1, n -> n <= REPEATS, n -> n + 1)
                .flatMap(n -> types.stream()
                        .map(one -> DynamicTest.dynamicTest(
                                one.type() + ", run " + n + ", seed " + Visit.SEED, () -> isConformant(one, n))));
    }

    private static List<Shipped> shipped() throws Exception {
        List<Shipped> shipped = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("ferrule.home"), "plugins"))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                try {
                    PluginArchive plugin = PluginArchive.read(jar);
                    plugin.candidates().forEach(candidate -> shipped.add(new Shipped(plugin, candidate)));
                } catch (IOException statesNothing) {
                    assertThat(statesNothing).hasMessageContaining("states no conformance");
                }
            }
        }
        return shipped;
    }

    private void isConformant(Shipped one, int n) throws Exception {
        Path own = Files.createDirectories(folder.resolve(one.type() + "-" + n));
        Path evidence = own.resolve("evidence");
        Settings settings = Visit.settings(own, 3, List.of());
        Results results;
        try (Run run = new Run(one.plugin(), one.candidate(), settings, evidence)) {
            run.checks().forEach(check -> make(run, check));
            results = run.file();
        }

        assertThat(results.shortcomings()).isEmpty();
        assertThat(results.isConformant()).isTrue();
        assertThat(EvidenceCheck.faults(evidence, Optional.of(settings.key().verifier()), settings.kit()))
                .isEmpty();
    }

    private static void make(Run run, org.ferrule.conformance.contract.Check check) {
        try {
            run.make(check);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
