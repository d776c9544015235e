package org.ferrule.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tree that this is built in. */
final class SourceTree {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private SourceTree() {}

    /** The folders of all modules that Maven knows. */
    static List<Path> modules() throws IOException {
        try (Stream<Path> poms = Files.find(ROOT, 4, (file, about) -> file.endsWith("pom.xml"))) {
            return poms.map(Path::getParent)
                    .filter(module -> !ROOT.relativize(module).toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    /** The module that made a jar: the one whose artifact has its name. */
    static Path makerOf(Path jar) throws IOException {
        String artifact = artifact(jar);
        return modules().stream()
                .filter(module -> pom(module).contains("\n  <artifactId>" + artifact + "</artifactId>"))
                .reduce((one, other) -> {
                    throw new IllegalStateException(one + " and " + other + " both make " + artifact);
                })
                .orElseThrow(() -> new IllegalStateException("no module makes " + jar));
    }

    /** A jar's name without its version. */
    static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d[^/]*\\.jar$", "");
    }

    private static String pom(Path module) {
        try {
            return Files.readString(module.resolve("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
