package org.ferrule.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The checked-out project and what Maven compiled of it. */
final class Tree {
    static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..", "..")
            .toAbsolutePath()
            .normalize();

    /** All production classes of all rooms, imported once. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Arrays.stream(Room.values())
                    .map(room -> ROOT.resolve(room.directory()).resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList());

    private Tree() {}

    static List<SourceFile> mainSources() {
        return Arrays.stream(Room.values())
                .flatMap(room -> room.mainSources().stream())
                .toList();
    }

    /** The directories of the project, slash-separated and relative, that hold src/main/java with Java in it. */
    static List<String> directoriesWithMainSources() {
        return modules(ROOT).stream()
                .filter(path -> !SourceFile.under(path.resolve("src/main/java")).isEmpty())
                .map(path -> ROOT.relativize(path).toString().replace('\\', '/'))
                .toList();
    }

    /** Follows the poms and so stays out of {@code target}, where other modules may be at work at the same time. */
    private static List<Path> modules(Path directory) {
        if (!Files.isRegularFile(directory.resolve("pom.xml"))) {
            return List.of();
        }
        List<Path> modules = new ArrayList<>(List.of(directory));
        try (Stream<Path> inside = Files.list(directory)) {
            inside.filter(Files::isDirectory).forEach(below -> modules.addAll(modules(below)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }
}
