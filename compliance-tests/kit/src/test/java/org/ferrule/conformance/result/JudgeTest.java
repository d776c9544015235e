package org.ferrule.conformance.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Req;
import org.ferrule.catalogue.Requirement;
import org.ferrule.catalogue.Strength;
import org.ferrule.conformance.waiver.Waiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Red is the rule: a claim stands only if nothing at all stands against it. */
class JudgeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Catalogue CATALOGUE = Catalogue.load();

    private final List<CheckResult> checks = new ArrayList<>();
    private final List<Waiver> waivers = new ArrayList<>();

    private static CheckResult check(String id, String element, Verdict verdict) {
        return new CheckResult(
                List.of(id),
                element,
                "something is as it should be",
                verdict,
                verdict == Verdict.PASS ? "" : "it was not so",
                "",
                "",
                1,
                Instant.EPOCH,
                1);
    }

    /** One passed check for each requirement that binds a plugin of this level without special capabilities. */
    private void everythingPasses(int level) {
        CATALOGUE.requirements().stream()
                .filter(requirement ->
                        new Claim(level, Set.of()).exclusion(requirement).isEmpty())
                .forEach(requirement -> checks.add(check(requirement.id(), "", Verdict.PASS)));
    }

    private void becomes(String id, Verdict verdict) {
        checks.removeIf(check -> check.requirements().contains(id));
        checks.add(check(id, "", verdict));
    }

    private List<String> shortcomings(int level, Set<String> capabilities, String... elements) {
        Judge judge = new Judge(CATALOGUE, new Claim(level, capabilities), waivers, TODAY);
        return judge.shortcomings(judge.requirements(checks), checks, List.of(elements));
    }

    private RequirementResult result(int level, String id) {
        return new Judge(CATALOGUE, new Claim(level, Set.of()), waivers, TODAY)
                .requirements(checks).stream()
                        .filter(result -> result.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyBindingRequirementPassedIsConformance(int level) {
        everythingPasses(level);

        assertThat(shortcomings(level, Set.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"FAIL", "ERROR", "NOT_TESTED"})
    void oneMustThatIsNotMetIsEnoughAgainst(Verdict verdict) {
        everythingPasses(1);
        becomes(Req.PAR_007, verdict);

        assertThat(shortcomings(1, Set.of()))
                .singleElement()
                .asString()
                .startsWith("PAR-007 ")
                .contains(verdict.name(), "it was not so");
    }

    @Test
    void aMustWithoutAnyCheckIsNotMet() {
        everythingPasses(1);
        checks.removeIf(check -> check.requirements().contains(Req.CMD_003));

        assertThat(shortcomings(1, Set.of()))
                .singleElement()
                .asString()
                .startsWith("CMD-003 ")
                .contains("NOT_TESTED, no check was made");
    }

    @Test
    void oneFailureAmongPassesFails() {
        everythingPasses(1);
        checks.add(check(Req.PAR_003, "temperature.pv", Verdict.FAIL));

        assertThat(result(1, Req.PAR_003).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result(1, Req.PAR_003).reason()).isEqualTo("[temperature.pv] it was not so");
    }

    @Test
    void aRunWithoutChecksIsNoConformance() {
        assertThat(shortcomings(1, Set.of())).contains("No check passed: a run that shows nothing is no conformance.");
    }

    @Test
    void aShouldAdvisesOnly() {
        everythingPasses(3);
        becomes(Req.PKG_004, Verdict.FAIL);

        assertThat(shortcomings(3, Set.of())).isEmpty();
        assertThat(result(3, Req.PKG_004).standing()).isEqualTo(Standing.ADVISED);
    }

    @Test
    void aCapabilityThatIsDeclaredHasToBeShown() {
        everythingPasses(1);
        Requirement conditional = CATALOGUE.requirements().stream()
                .filter(requirement -> requirement.strength() == Strength.CONDITIONAL
                        && requirement.level().number() == 1
                        && requirement.bindsDriver())
                .findFirst()
                .orElseThrow();

        assertThat(shortcomings(1, Set.of(conditional.capability())))
                .isNotEmpty()
                .allSatisfy(against -> assertThat(against).contains("NOT_TESTED"));
        assertThat(result(1, conditional.id()).standing()).isEqualTo(Standing.NOT_CLAIMED);
    }

    @Test
    void whatIsPlannedOrTheFrameworksIsNeverClaimed() {
        everythingPasses(3);

        assertThat(result(3, Req.IDN_007).standing()).isEqualTo(Standing.NOT_CLAIMED);
        assertThat(result(3, Req.IDN_007).verdict()).isEqualTo(Verdict.NOT_TESTED);
        assertThat(result(3, Req.AUD_001).reason()).startsWith("the framework's");
        assertThat(result(1, Req.FLT_001).reason()).contains("from level 2 on, and level 1 is claimed");
    }

    /** The witness at the control site, and what else a later issue brings. */
    @ParameterizedTest
    @ValueSource(strings = {Req.AUD_018, Req.AUD_021, Req.AUD_003, Req.AUD_031, Req.EVT_002})
    void whatIsPlannedInPartSaysSo(String id) {
        everythingPasses(3);

        assertThat(result(3, id).planned())
                .contains(CATALOGUE.find(id).orElseThrow().planned());
        assertThat(result(3, Req.PAR_001).planned()).isEmpty();
        assertThat(result(3, Req.IDN_007).planned())
                .as("all of it is, which is the reason")
                .isEmpty();
    }

    @Test
    void everyDeclaredElementNeedsACheck() {
        everythingPasses(1);
        checks.add(check(Req.PAR_001, "temperature.pv", Verdict.PASS));
        checks.add(check(Req.PAR_001, "ph.pv", Verdict.NOT_APPLICABLE));

        assertThat(shortcomings(1, Set.of(), "temperature.pv", "ph.pv"))
                .containsExactly("ph.pv is declared, and no check is about it.");
    }

    @Test
    void aWaiverStandsInForAMustUntilItsLastDay() {
        everythingPasses(1);
        becomes(Req.PAR_005, Verdict.FAIL);
        waivers.add(new Waiver(Req.PAR_005, "the device rounds", "QA", TODAY));
        assertThat(shortcomings(1, Set.of())).isEmpty();
        assertThat(result(1, Req.PAR_005).standing()).isEqualTo(Standing.WAIVED);

        waivers.set(0, new Waiver(Req.PAR_005, "the device rounds", "QA", TODAY.minusDays(1)));
        assertThat(shortcomings(1, Set.of()))
                .anySatisfy(
                        against -> assertThat(against).startsWith("PAR-005 ").contains("FAIL"))
                .contains("PAR-005: its waiver expired on 2026-11-21.");
    }

    @Test
    void aWaiverThatIsNotNeededIsAgainstTheClaim() {
        everythingPasses(1);
        waivers.add(new Waiver(Req.PAR_005, "once", "QA", TODAY.plusDays(9)));
        waivers.add(new Waiver(Req.AUD_001, "not ours", "QA", TODAY.plusDays(9)));
        waivers.add(new Waiver("PAR-999", "never was", "QA", TODAY.plusDays(9)));

        assertThat(shortcomings(1, Set.of()))
                .containsExactly(
                        "PAR-005 is waived and passes. Remove the waiver.",
                        "AUD-001 is waived and no part of this claim. Remove the waiver.",
                        "A waiver names PAR-999, which the catalogue does not have.");
    }
}
