package org.ferrule.archetypes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository for Maven that has this build's own artifacts, and everything else from the user's: by links, so that nothing is
 * fetched or kept twice, and the user's gets nothing of org.ferrule.
 */
final class LayeredRepository {
    private static final String OWN = "ferrule";

    private LayeredRepository() {}

    /** Makes it, or finds it made. */
    static Path make(Path directory, Path own, Path users) throws IOException {
        Path org = Files.createDirectories(directory.resolve("org"));
        link(directory, children(users), "org");
        link(org, children(users.resolve("org")), OWN);
        link(org, List.of(own.resolve("org").resolve(OWN)), "");
        return directory;
    }

    private static void link(Path directory, List<Path> targets, String butNot) throws IOException {
        for (Path target : targets) {
            String name = String.valueOf(target.getFileName());
            Path link = directory.resolve(name);
            if (!name.equals(butNot) && Files.isDirectory(target) && Files.notExists(link)) {
                Files.createSymbolicLink(link, target.toAbsolutePath());
            }
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        }
    }
}
