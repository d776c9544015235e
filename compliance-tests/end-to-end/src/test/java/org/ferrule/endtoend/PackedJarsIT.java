package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed is what this build has made, also where an earlier build has left its own. */
class PackedJarsIT {
    /** As many as there were when this was written; fewer would mean that some are looked for in the wrong place. */
    private static final int OWN = 18;

    @TempDir
    Path directory;

    @Test
    void everyJarOfOursIsTheOneThatItsModuleHasMade() throws Exception {
        List<Path> own = ownJars(Distribution.home());
        assertThat(own).hasSizeGreaterThanOrEqualTo(OWN);
        for (Path packed : own) {
            Path target = SourceTree.makerOf(packed).resolve("target");
            Path made = target.resolve(packed.getFileName());
            if (!Files.exists(made)) {
                // Where a module's class path is gathered.
                made = target.resolve("lib").resolve(packed.getFileName());
            }
            assertThat(sha256(packed)).as("%s against %s", packed, made).isEqualTo(sha256(made));
        }
    }

    @Test
    void theTreeBesideTheZipHasTheSameFilesAndNoOthers() throws Exception {
        assertThat(files(built())).isEqualTo(files(Distribution.home()));
    }

    @Test
    void noJarIsOnAClassPathInTwoVersions() throws Exception {
        Path home = Distribution.home();
        for (List<String> classPath : List.of(List.of("lib", "bundles", "conformance"), List.of("simulators"))) {
            List<Path> jars = jars(home).stream()
                    .filter(jar ->
                            classPath.contains(jar.getParent().getFileName().toString()))
                    .toList();
            assertThat(jars).isNotEmpty();
            assertThat(jars).extracting(SourceTree::artifact).doesNotHaveDuplicates();
        }
    }

    @Test
    void theCommandOfTheSourceTreeBuildsAgainWhenSourcesOfAPackedJarAreNewer() throws Exception {
        Path tree = directory.resolve("tree");
        Path command = tree.resolve("ferrule");
        Path distribution = tree.resolve("runtime/distribution/target/ferrule.zip");
        write(distribution, "");
        FileTime built = Files.getLastModifiedTime(distribution);
        write(
                tree.resolve("runtime/distribution/target/ferrule/ferrule-1/bin/ferrule"),
                "#!/bin/sh\necho \"runs $1\"\n");
        write(directory.resolve("path/mvn"), "#!/bin/sh\necho builds >&2\nexit 7\n");
        write(command, Files.readString(SourceTree.ROOT.resolve("ferrule")));
        assertThat(told(command)).isEqualTo("runs it\n");

        for (Path packed : ownJars(Distribution.home())) {
            Path module = SourceTree.ROOT.relativize(SourceTree.makerOf(packed));
            Path source = tree.resolve(module).resolve("src/main/java/Changed.java");
            write(source, "");
            Files.setLastModifiedTime(source, later(built));
            assertThat(told(command)).as("after a change in %s", module).contains("building", "the build failed");
            Files.delete(source);
        }
        assertThat(told(command)).isEqualTo("runs it\n");
    }

    private String told(Path command) throws Exception {
        Path words = directory.resolve("words");
        ProcessBuilder builder = new ProcessBuilder(command.toString(), "it")
                .redirectErrorStream(true)
                .redirectOutput(words.toFile());
        builder.environment().remove("FERRULE_NO_BUILD");
        builder.environment().merge("PATH", directory.resolve("path") + ":", (path, ours) -> ours + path);
        Process process = builder.start();
        boolean hasEnded = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(hasEnded).isTrue();
        return Files.readString(words);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static FileTime later(FileTime time) {
        return FileTime.from(time.toInstant().plus(Duration.ofMinutes(1)));
    }

    private static List<Path> ownJars(Path home) throws IOException {
        return jars(home).stream()
                .filter(jar -> jar.toString().endsWith("-SNAPSHOT.jar"))
                .toList();
    }

    private static List<Path> jars(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static Path built() throws IOException {
        try (Stream<Path> trees = Files.list(SourceTree.ROOT.resolve("runtime/distribution/target/ferrule"))) {
            List<Path> found = trees.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    /** Each file with its hash; archives of classes know their own place, so they differ. */
    private static Map<String, String> files(Path home) throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString();
                if (!name.startsWith("archives/")) {
                    hashes.put(name, sha256(file));
                }
            }
        }
        return hashes;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
