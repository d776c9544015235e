package org.ferrule.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.catalogue.Group;
import org.ferrule.catalogue.Req;
import org.ferrule.catalogue.Requirement;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;
import org.ferrule.zoo.Mutants.Mutant;
import org.ferrule.zoo.mutant.ByNature;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is broken is caught. Each visit starts processes, which takes longer than a build may: without {@code -Pexhaustive} only a few are
 * tried; {@code -Dferrule.zoo.mutants=N} lets chance choose as many, {@code -Dferrule.zoo.only=A,B} names some, broken or odd, and the seed in their names
 * brings the same ones again.
 */
class ZooIT {
    private static final int SOME = Integer.getInteger("ferrule.zoo.mutants", 0);
    private static final List<String> ONLY = Stream.of(
                    System.getProperty("ferrule.zoo.only", "").split(","))
            .filter(name -> !name.isBlank())
            .toList();
    /** One each of identity and commands. */
    private static final List<String> FEW = List.of("NewIdEachTime", "ResetsTwice");

    /** A constant is there, too; that it is none of the device's values is for PAR-003 to find. */
    private static final Set<String> APPEARANCE = Set.of(Req.PAR_001);

    private static final String ODD = "smallest";
    private static final List<String> SHORT = List.of(Req.PAR_001, Req.PAR_003, Req.PAR_009, Req.PAR_010);

    private static final Set<Group> BEHAVIOUR = Set.of(Group.PAR, Group.CMD, Group.STA, Group.EVT);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyMutantFailsWhatItBreaksAndTheKitSaysWhy() {
        List<Mutant> chosen = new ArrayList<>(Mutants.all());
        if (!ONLY.isEmpty()) {
            chosen.removeIf(mutant -> !ONLY.contains(mutant.name()));
        } else if (!Visit.IS_EXHAUSTIVE && SOME == 0) {
            chosen.removeIf(mutant -> !FEW.contains(mutant.name()));
        } else if (!Visit.IS_EXHAUSTIVE) {
            Collections.shuffle(chosen, new Random(Visit.SEED));
            chosen = chosen.subList(0, Math.min(SOME, chosen.size()));
        }
        return chosen.stream()
                .map(mutant -> DynamicTest.dynamicTest(mutant + ", seed " + Visit.SEED, () -> isCaught(mutant)));
    }

    /** Each breaks nothing, however unusual it is: the whole of level 3, which is minutes, under {@code -Pexhaustive}, and a few of one else. */
    @TestFactory
    Stream<DynamicTest> whatIsOddButLegalPasses() throws Exception {
        List<String> asked = Visit.IS_EXHAUSTIVE ? List.of() : SHORT;
        return Odd.all().entrySet().stream()
                .filter(odd ->
                        ONLY.isEmpty() ? Visit.IS_EXHAUSTIVE || odd.getKey().equals(ODD) : ONLY.contains(odd.getKey()))
                .map(odd -> DynamicTest.dynamicTest(odd.getKey() + ", seed " + Visit.SEED, () -> {
                    Path own = Files.createDirectories(folder.resolve(odd.getKey()));

                    assertThat(Visit.in(own).shortcomings(odd.getValue(), asked))
                            .isEmpty();
                }));
    }

    /** Everything that a driver can only do by asking its device. */
    @TestFactory
    @EnabledIfSystemProperty(named = "ferrule.exhaustive", matches = "true")
    Stream<DynamicTest> whoNeverAsksTheDevicePassesNothingOfItsBehaviour() {
        List<String> behaviour = KillMatrix.requirements().stream()
                .filter(requirement -> BEHAVIOUR.contains(requirement.group()))
                .map(Requirement::id)
                .filter(id -> !KillMatrix.elsewhere().containsKey(id))
                .toList();
        return Stream.of(ByNature.NullDriver.class, ByNature.LiarDriver.class)
                .map(driver -> DynamicTest.dynamicTest(driver.getSimpleName(), () -> {
                    Path own = Files.createDirectories(folder.resolve(driver.getSimpleName()));
                    List<CheckResult> results = Visit.in(own).untilBroken(Specimen.of(driver), behaviour);

                    assertThat(behaviour)
                            .filteredOn(id -> !APPEARANCE.contains(id) && isMet(id, results))
                            .as("met by a driver that never asks its device")
                            .isEmpty();
                }));
    }

    /** What does not apply to the zoo's pump is met by nobody. */
    private static boolean isMet(String id, List<CheckResult> results) {
        List<Verdict> verdicts = results.stream()
                .filter(result -> result.requirements().contains(id))
                .map(CheckResult::verdict)
                .toList();
        return verdicts.contains(Verdict.PASS) && verdicts.stream().allMatch(Verdict::isGood);
    }

    private void isCaught(Mutant mutant) throws Exception {
        Path own = Files.createDirectories(folder.resolve(mutant.name()));
        Specimen specimen = Specimen.of(mutant.driver());
        List<CheckResult> results = Visit.IS_EXHAUSTIVE
                ? Visit.in(own).all(specimen, List.of())
                : Visit.in(own).untilBroken(specimen, mutant.requirements());
        Set<String> failed = results.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .flatMap(result -> result.requirements().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(failed).as("failed, of %s", results).isEqualTo(new TreeSet<>(mutant.requirements()));
        assertThat(results)
                .as("reasons of the kit")
                .filteredOn(result -> result.verdict() == Verdict.FAIL)
                .anySatisfy(result ->
                        assertThat(result.reason()).contains(mutant.breaks().says()));
        assertThat(results).extracting(CheckResult::verdict).doesNotContain(Verdict.ERROR);
    }
}
