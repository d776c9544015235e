package org.ferrule.conformance.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Claim;
import org.ferrule.conformance.result.Judge;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.RunFacts;
import org.ferrule.conformance.result.Sha256;
import org.ferrule.conformance.result.Subject;
import org.ferrule.conformance.statement.Statement;

/** Makes of the checks of a trial what is filed. */
final class Assessment {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final PluginArchive plugin;
    private final Candidate candidate;
    private final Settings settings;

    /** The assessment of a candidate. */
    Assessment(PluginArchive plugin, Candidate candidate, Settings settings) {
        this.plugin = plugin;
        this.candidate = candidate;
        this.settings = settings;
    }

    /** The results, complete. */
    Results of(List<CheckResult> checks, Instant began, InstantSource clock) {
        Catalogue catalogue = Catalogue.load();
        EquipmentDescriptor descriptor = candidate.descriptor();
        Claim claim = new Claim(settings.level(), Capabilities.of(descriptor));
        Instant ended = clock.instant();
        Judge judge = new Judge(
                catalogue,
                claim,
                settings.waivers(),
                ended.atOffset(ZoneOffset.UTC).toLocalDate());
        List<RequirementResult> requirements = judge.requirements(checks);
        return new Results(
                Results.SCHEMA,
                subject(),
                new RunFacts(
                        settings.level(),
                        settings.kit(),
                        Sha256.of(catalogue.requirements().toString().getBytes(StandardCharsets.UTF_8)),
                        String.join(" ", candidate.statement().simulator().arguments()),
                        settings.seed(),
                        limits(candidate.statement().within()),
                        settings.patience().multiplier(),
                        began,
                        ended),
                new Environment(settings.distribution()).facts(candidate.statement()),
                requirements,
                checks,
                judge.shortcomings(requirements, checks, elements(descriptor)));
    }

    private Subject subject() {
        return new Subject(
                plugin.file().getFileName().toString(),
                plugin.sha256(),
                plugin.symbolicName(),
                plugin.header("Bundle-Version"),
                candidate.descriptor().type(),
                candidate.descriptor().sha256());
    }

    private static List<String> elements(EquipmentDescriptor descriptor) {
        List<String> elements = new ArrayList<>();
        descriptor.parameters().keySet().forEach(id -> elements.add(id.toString()));
        descriptor.commands().keySet().forEach(id -> elements.add(id.toString()));
        descriptor.alarms().keySet().forEach(id -> elements.add(id.toString()));
        return elements;
    }

    private static Map<String, Double> limits(Statement.Limits within) {
        return Map.of(
                "online", seconds(within.online()),
                "offline", seconds(within.offline()),
                "stop", seconds(within.stop()));
    }

    private static double seconds(Duration limit) {
        return limit.toMillis() / MILLIS_PER_SECOND;
    }
}
