package org.ferrule.conformance.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Req;
import org.ferrule.catalogue.Requirement;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Claim;
import org.ferrule.conformance.result.Judge;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.RunFacts;
import org.ferrule.conformance.result.Standing;
import org.ferrule.conformance.result.Subject;
import org.ferrule.conformance.result.Verdict;
import org.ferrule.conformance.waiver.Waiver;

/** A run that was never made, with everything in it that makes reports hard. */
public final class SampleRun {
    static final String KIT = "0.1.0";

    private static final Instant BEGAN = Instant.parse("2026-11-22T10:15:30.250Z");
    private static final int LEVEL = 3;

    private SampleRun() {}

    /** All passed but one failure and one waived; what was seen is the given text everywhere. */
    public static Results results(String seen) {
        List<CheckResult> checks = new ArrayList<>();
        Catalogue catalogue = Catalogue.load();
        for (Requirement requirement : catalogue.requirements()) {
            if (requirement.isActive()
                    && requirement.bindsDriver()
                    && requirement.capability().isEmpty()) {
                checks.add(check(requirement.id(), "", Verdict.PASS, seen));
            }
        }
        checks.add(check(Req.PAR_007, "temperature.sp", Verdict.FAIL, seen));
        checks.add(check(Req.PAR_005, "temperature.sp", Verdict.FAIL, seen));
        List<Waiver> waivers = List.of(
                new Waiver(Req.PAR_005, "The device rounds. " + seen, "A. Smith, QA", LocalDate.of(2027, 6, 30)));
        Judge judge = new Judge(catalogue, new Claim(LEVEL, Set.of()), waivers, LocalDate.of(2026, 11, 22));
        var requirements = judge.requirements(checks);
        return new Results(
                Results.SCHEMA,
                new Subject("pump.jar", "a".repeat(64), "org.example.pump", "1.2.3", "example.pump", "b".repeat(64)),
                new RunFacts(
                        LEVEL,
                        KIT,
                        "c".repeat(64),
                        "pump-simulator",
                        42,
                        Map.of("online", 20.0),
                        1.5,
                        BEGAN,
                        BEGAN.plusSeconds(200)),
                Map.of("Java", "17.0.15", "Operating system", seen),
                requirements,
                checks,
                judge.shortcomings(requirements, checks, Set.of("temperature.sp")));
    }

    /** The same without the failures. */
    public static Results conformant() {
        return conformant("example.pump");
    }

    /** The same for another type of the plugin. */
    public static Results conformant(String type) {
        Results bad = results("37.5");
        Subject pump = bad.subject();
        return new Results(
                bad.schema(),
                new Subject(pump.file(), pump.sha256(), pump.bundle(), pump.version(), type, pump.descriptorSha256()),
                bad.run(),
                bad.environment(),
                withoutFailures(bad),
                bad.checks(),
                List.of());
    }

    private static List<RequirementResult> withoutFailures(Results bad) {
        return bad.requirements().stream()
                .filter(result -> result.verdict().isGood() || result.standing() == Standing.NOT_CLAIMED)
                .toList();
    }

    private static CheckResult check(String id, String element, Verdict verdict, String seen) {
        return new CheckResult(
                List.of(id),
                element,
                "does what " + id + " asks for",
                verdict,
                verdict == Verdict.PASS ? "" : "37.5 was accepted: " + seen,
                "wrote 37.5 Cel, the next number above the range",
                seen,
                42,
                BEGAN,
                120);
    }

    public static SigningKey key(String name) throws Exception {
        return SigningKey.generate(name);
    }

    /** A complete folder. */
    public static Path write(Path folder, Results results, SigningKey key) throws Exception {
        EvidenceFolder evidence = EvidenceFolder.create(folder);
        Files.write(evidence.traces().resolve("pump.wire"), "0.000001 #1 > 00 01\n".getBytes(StandardCharsets.UTF_8));
        evidence.add("waivers.yaml", "- {id: PAR-005}\n".getBytes(StandardCharsets.UTF_8));
        evidence.close(results, key);
        return folder;
    }

    /** The folder of a plugin with two types, both conformant. */
    public static Path writeTypes(Path folder, List<String> unstated, SigningKey key) throws Exception {
        PluginEvidence evidence = PluginEvidence.create(folder);
        List<Results> types = List.of(conformant("example.valve"), conformant("example.pump"));
        for (Results results : types) {
            write(evidence.of(results.subject().type()), results, key);
        }
        evidence.close(types, unstated, key);
        return folder;
    }
}
