package org.ferrule.conformance.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.conformance.bench.KitClock;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.evidence.PluginEvidence;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.run.Run;
import org.ferrule.conformance.run.Settings;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * A plugin's conformance as tests of its project: implement this in a class named {@code ...IT}, so that it runs after the jar is
 * packaged. There is one test for each check and a last one for the claim, which fails if anything stands against it. The runtime and
 * the simulators are those of an unpacked distribution; the system property {@code ferrule.home} says where.
 */
public interface EquipmentConformance {
    /** As many checks are made at the same time. */
    int BENCHES = 3;

    /** The plugin's jar as it will be shipped; the system property {@code ferrule.artifact} says where, unless this is overridden. */
    default Path plugin() {
        return Path.of(required("ferrule.artifact", "where the plugin's jar is"));
    }

    /** Where the evidence goes, one folder for each type and a signed list of them; nothing may be there yet. */
    default Path evidence() {
        return Path.of("target", "conformance");
    }

    /** The level to claim, 1 to 3; empty for what the plugin states. */
    default OptionalInt level() {
        return OptionalInt.empty();
    }

    /** The unpacked distribution. */
    default Path distribution() {
        return Path.of(required("ferrule.home", "where the Ferrule distribution is unpacked"));
    }

    private static String required(String property, String what) {
        String value = System.getProperty(property, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("the system property " + property + " is not set: say " + what
                    + ", in the configuration of maven-failsafe-plugin.");
        }
        return value;
    }

    /** Of everything random; the property {@code ferrule.seed} sets it, to make a run again. */
    default long seed() {
        return Long.getLong("ferrule.seed", KitClock.freshSeed());
    }

    /** By how much limits of time are stretched, for a slow machine; the property {@code ferrule.timeMultiplier} sets it. */
    default double timeMultiplier() {
        return Double.parseDouble(System.getProperty("ferrule.timeMultiplier", "1"));
    }

    /** All checks of all types of the plugin. JUnit calls this. */
    @TestFactory
    default Stream<DynamicNode> conformance() throws Exception {
        PluginArchive archive = PluginArchive.read(plugin());
        PluginEvidence evidence = PluginEvidence.create(evidence());
        Settings settings = settings();
        List<TypeTests> types = new ArrayList<>();
        for (Candidate candidate : archive.candidates()) {
            Settings own = settings.at(level().orElse(candidate.statement().level()));
            String type = candidate.descriptor().type();
            types.add(new TypeTests(type, new Run(archive, candidate, own, evidence.of(type)), own));
        }
        return types.stream().map(TypeTests::node).onClose(() -> {
            close(types);
            sign(evidence, types, archive.unstated(), settings.key());
        });
    }

    private Settings settings() throws GeneralSecurityException {
        return new Settings(
                distribution(),
                1,
                BENCHES,
                1,
                false,
                seed(),
                new Patience(timeMultiplier()),
                List.of(),
                new Settings.Attachments(Optional.empty(), Optional.empty()),
                List.of(),
                Optional.empty(),
                SigningKey.generate("conformance-test"),
                Settings.ownVersion());
    }

    private static void sign(PluginEvidence evidence, List<TypeTests> types, List<String> unstated, SigningKey key) {
        List<Results> filed =
                types.stream().flatMap(type -> type.filed().stream()).toList();
        if (filed.size() == types.size()) {
            try {
                evidence.close(filed, unstated, key);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("the list of types cannot be signed: " + e.getMessage(), e);
            }
        }
    }

    private static void close(List<TypeTests> types) {
        for (TypeTests type : types) {
            try {
                type.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
