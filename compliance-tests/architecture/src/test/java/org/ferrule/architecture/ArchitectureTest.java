package org.ferrule.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.architecture.DependencyRules.Confinement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    /** Ships nowhere: what tests of plugins share. */
    private static final String BENCH = "plugins/bench";

    @Test
    void everyModuleWithJavaIsJudgedHere() {
        Stream<String> rooms = Arrays.stream(Room.values()).map(Room::directory);
        List<String> judged = Stream.concat(rooms, Stream.of(BENCH)).toList();

        assertThat(judged)
                .as("Add the new module to Room, and to this module's pom")
                .containsAll(Tree.directoriesWithMainSources());
    }

    @ParameterizedTest
    @EnumSource
    void everyRoomWithSourcesHasClassesAndTheyAreInItsPackage(Room room) {
        List<String> sources = room.mainSources().stream()
                .filter(source -> !source.isPackageDescription())
                .map(SourceFile::typeName)
                .toList();
        List<JavaClass> topLevel =
                room.classes().stream().filter(JavaClass::isTopLevelClass).toList();

        assertThat(topLevel).extracting(JavaClass::getSimpleName).containsAll(sources);
        assertThat(topLevel)
                .allSatisfy(type -> assertThat(room.owns(type.getPackageName()))
                        .as("%s belongs below %s", type.getName(), room.basePackage())
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void everyRoomKnowsOnlyItsNeighbours(Room room) {
        DependencyRules.roomKnowsOnlyItsNeighbours(room).check(Tree.CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void noRoomHasPackageCycles(Room room) {
        DependencyRules.roomHasNoPackageCycles(room).check(Tree.CLASSES);
    }

    static Stream<Confinement> librariesAreSeenOnlyByTheirRooms() {
        return DependencyRules.CONFINEMENTS.stream();
    }

    @ParameterizedTest
    @MethodSource
    void librariesAreSeenOnlyByTheirRooms(Confinement confinement) {
        confinement.rule().check(Tree.CLASSES);
    }

    @Test
    void apiNeedsOnlyJava() {
        DependencyRules.API_NEEDS_ONLY_JAVA.check(Tree.CLASSES);
    }

    @Test
    void apiInterfacesAreSmall() {
        ApiRules.VENDOR_INTERFACES_ARE_SMALL.check(Tree.CLASSES);
        ApiRules.OTHER_INTERFACES_ARE_SMALL.check(Tree.CLASSES);
    }

    @Test
    void apiHasFewTypes() {
        assertThat(Room.SDK_API.mainSources())
                .filteredOn(source -> !source.isPackageDescription())
                .hasSizeLessThanOrEqualTo(ApiRules.MOST_TYPES);
    }

    @Test
    void timeComesFromAClock() {
        CallRules.TIME_COMES_FROM_A_CLOCK.check(Tree.CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoomReadsTimeInAtMostOneClass(Room room) {
        assertThat(room.classes().stream()
                        .filter(CallRules::readsAmbientTime)
                        .map(CallRules::outermost)
                        .distinct())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void onlyCommandLinesPrint() {
        CallRules.ONLY_COMMAND_LINES_PRINT.check(Tree.CLASSES);
    }

    @Test
    void onlyTheGovernorMakesDriversAct() {
        CallRules.ONLY_THE_GOVERNOR_ACTS.check(Tree.CLASSES);
    }

    @Test
    void pluginsHaveNoThreads() {
        PluginRules.NO_THREADS.check(Tree.CLASSES);
        PluginRules.NO_SYNCHRONIZED_METHODS.check(Tree.CLASSES);
    }
}
