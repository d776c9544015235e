package org.ferrule.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceShapeTest {
    private static final int MOST_LINES = 500;
    private static final int LONG_FILE = 250;
    private static final int MOST_LINES_OF_MEDIAN = 70;

    /** What reads an Arc sensor (decision 0025). */
    private static final Set<String> ARC_READING =
            Set.of("ArcDriver", "ArcSession", "ArcRegisters", "Measurement", "ArcUnit");

    private static final int MOST_CODE_OF_ARC_READING = 200;
    private static final int MOST_CODE_OF_ARC_PLUGIN = 480;
    private static final Pattern NO_CODE = Pattern.compile("\\s*(//.*|/?\\*.*|import .*|package .*|@Override)?");

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
        List<SourceFile> reading = Room.HAMILTON_ARC.mainSources().stream()
                .filter(source -> ARC_READING.contains(source.typeName()))
                .toList();

        assertThat(reading).hasSameSizeAs(ARC_READING);
        assertThat(code(reading)).isLessThanOrEqualTo(MOST_CODE_OF_ARC_READING);
        assertThat(code(Room.HAMILTON_ARC.mainSources())).isLessThanOrEqualTo(MOST_CODE_OF_ARC_PLUGIN);
    }

    /** Lines that are neither blank nor comment nor import. */
    private static long code(Collection<SourceFile> sources) {
        return sources.stream()
                .flatMap(source -> source.lines().stream())
                .filter(line -> !NO_CODE.matcher(line).matches())
                .count();
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
