package org.ferrule.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.ferrule.architecture.DependencyRules.Confinement;
import org.junit.jupiter.api.Test;

/** The fixtures below {@code org.ferrule.*.fixture} break the rules; each rule must say so, by name. */
class RulesCanFailTest {
    private static final JavaClasses FIXTURES = new ClassFileImporter()
            .withImportOption(location -> location.contains("/fixture/"))
            .importPath(Tree.ROOT.resolve("compliance-tests/architecture/target/test-classes"));

    @Test
    void reportsAPluginThatKnowsTheRuntime() {
        assertViolated(DependencyRules.roomKnowsOnlyItsNeighbours(Room.HAMILTON_ARC), "ThreadedDriver", "Governor");
    }

    @Test
    void reportsAnApiThatKnowsTheRuntime() {
        assertViolated(DependencyRules.roomKnowsOnlyItsNeighbours(Room.SDK_API), "FatContext", "Governor");
        assertViolated(DependencyRules.API_NEEDS_ONLY_JAVA, "FatContext", "Governor");
    }

    @Test
    void reportsACycleOfPackages() {
        assertViolated(DependencyRules.roomHasNoPackageCycles(Room.CORE), "Governor", "Lane");
    }

    @Test
    void reportsALibraryOutsideItsRoom() {
        assertViolated(new Confinement(List.of("java.sql.."), List.of(Room.AUDIT)).rule(), "ThreadedDriver");
    }

    @Test
    void reportsInterfacesThatAreTooLarge() {
        assertViolated(ApiRules.VENDOR_INTERFACES_ARE_SMALL, "FatDriver");
        assertViolated(ApiRules.OTHER_INTERFACES_ARE_SMALL, "FatContext");
    }

    @Test
    void reportsAmbientTimeByCallAndByReferenceButNotInAClockClass() {
        assertViolated(CallRules.TIME_COMES_FROM_A_CLOCK, "ThreadedDriver", "Instant.now");
        assertViolated(CallRules.TIME_COMES_FROM_A_CLOCK, "Governor", "nanoTime");
        assertThat(report(CallRules.TIME_COMES_FROM_A_CLOCK)).doesNotContain("LaneClock");
    }

    @Test
    void reportsActingWithoutTheGovernor() {
        assertViolated(CallRules.ONLY_THE_GOVERNOR_ACTS, "Governor.bypass", "Writable.write");
    }

    @Test
    void reportsPrinting() {
        assertViolated(CallRules.ONLY_COMMAND_LINES_PRINT, "Governor", "System.out");
    }

    @Test
    void reportsThreadsAndLocksInAPlugin() {
        assertViolated(PluginRules.NO_THREADS, "ThreadedDriver", "ReentrantLock");
        assertViolated(PluginRules.NO_SYNCHRONIZED_METHODS, "ThreadedDriver.read");
    }

    @Test
    void reportsNamesThatSayNothing() {
        assertThat(List.of("LaneManager", "TimeUtils", "LinkImpl", "DeviceInfo"))
                .allMatch(name -> Names.EMPTY_SUFFIX.matcher(name).find());
        assertThat(List.of("Lane", "package-info", "Information"))
                .noneMatch(name -> Names.EMPTY_SUFFIX.matcher(name).find());
        assertThat(Names.EMPTY_PACKAGE
                        .matcher("org/ferrule/core/util/Text.java")
                        .find())
                .isTrue();
    }

    private static void assertViolated(ArchRule rule, String... named) {
        assertThat(report(rule)).contains(named);
    }

    private static String report(ArchRule rule) {
        return String.join("\n", rule.evaluate(FIXTURES).getFailureReport().getDetails());
    }
}
