package org.ferrule.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try (Stream<Path> found = Files.walk(ROOT, 4)) {
            return found.filter(path -> Files.isRegularFile(path.resolve("pom.xml")))
                    .filter(path ->
                            !SourceFile.under(path.resolve("src/main/java")).isEmpty())
                    .map(path -> ROOT.relativize(path).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
