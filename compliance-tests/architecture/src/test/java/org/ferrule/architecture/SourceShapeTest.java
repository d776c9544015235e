package org.ferrule.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceShapeTest {
    private static final int MOST_LINES = 500;
    private static final int LONG_FILE = 250;
    private static final int MOST_LINES_OF_MEDIAN = 70;

    /** Fewer than 300 of them read; the rest is operator level, calibration with its verdicts, and its age. */
    private static final int MOST_LINES_OF_ARC_PLUGIN = 720;

    @ParameterizedTest
    @EnumSource
    void noFileIsTooLong(Room room) {
        assertThat(Stream.concat(room.mainSources().stream(), room.testSources().stream()))
                .allSatisfy(source ->
                        assertThat(source.lines()).as("%s", source.path()).hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void mostFilesAreShort() {
        List<Integer> sizes = Tree.mainSources().stream()
                .filter(source -> !source.isPackageDescription())
                .map(source -> source.lines().size())
                .sorted()
                .toList();

        assertThat(sizes).isNotEmpty();
        assertThat(sizes.get(sizes.size() / 2)).as("median of %s", sizes).isLessThanOrEqualTo(MOST_LINES_OF_MEDIAN);
        assertThat(sizes.get(sizes.size() * 9 / 10))
                .as("ninth decile of %s", sizes)
                .isLessThanOrEqualTo(LONG_FILE);
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(Tree.mainSources())
                .extracting(SourceFile::typeName)
                .noneMatch(name -> Names.EMPTY_SUFFIX.matcher(name).find());
        assertThat(Tree.mainSources())
                .noneMatch(source ->
                        Names.EMPTY_PACKAGE.matcher(source.path().toString()).find());
    }

    @ParameterizedTest
    @EnumSource
    void everyPackageIsNullMarked(Room room) {
        Set<Path> packages = room.mainSources().stream()
                .map(source -> source.path().getParent())
                .collect(Collectors.toSet());
        Set<Path> nullMarked = room.mainSources().stream()
                .filter(source -> source.isPackageDescription() && source.contains("NullMarked"))
                .map(source -> source.path().getParent())
                .collect(Collectors.toSet());

        assertThat(nullMarked)
                .as("packages with @NullMarked in package-info.java")
                .isEqualTo(packages);
    }

    @Test
    void arcPluginStaysSmall() {
        assertThat(Room.HAMILTON_ARC.mainSources().stream()
                        .mapToInt(source -> source.lines().size())
                        .sum())
                .isLessThanOrEqualTo(MOST_LINES_OF_ARC_PLUGIN);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "HAMILTON_ARC",
                "LADS_BIOREACTOR",
                "MT_SICS_BALANCE",
                "ALICAT_MFC",
                "REGISTER_MAP",
                "CELL_PROCESSOR"
            })
    void pluginsHaveNoSynchronizedBlocks(Room plugin) {
        // The class files of ArchUnit show synchronized methods, but no blocks.
        assertThat(plugin.mainSources()).noneMatch(source -> source.contains("synchronized"));
    }
}
