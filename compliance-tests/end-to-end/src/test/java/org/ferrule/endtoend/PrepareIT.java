package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes speeds commands up while it fits, and is never heard of when it does not. */
class PrepareIT {
    private static final long LONGEST_SECONDS = 300;
    private static final boolean IS_EXHAUSTIVE = Boolean.getBoolean("ferrule.exhaustive");

    @TempDir
    Path directory;

    private Path home = Path.of("");

    @BeforeEach
    void copyTheDistribution() throws IOException {
        home = directory.resolve("ferrule");
        try (Stream<Path> files = Files.walk(Distribution.home())) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        home.resolve(Distribution.home().relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void commandsTakeTheirClassesFromThePreparedArchiveUntilItFitsNoLongerAndThenSayNothing() throws Exception {
        Told prepared = version(Distribution.home());
        assertThat(prepared.classes()).contains("org.ferrule.launcher.Main source: shared objects file");
        // That the jars lie elsewhere is nothing to newer Javas; that one of them is another is.
        changeJar();
        assertSameWithoutArchive(prepared);

        if (IS_EXHAUSTIVE) {
            Files.delete(archive("java-"));
            assertThat(ferrule(home, "prepare").exitCode()).isZero();
            assertThat(version(home).classes()).contains("org.ferrule.launcher.Main source: shared objects file");
            changeJar();
            assertSameWithoutArchive(prepared);
        }
        Path archive = archive("java-");
        Files.delete(archive);
        Files.writeString(archive, "no archive at all");
        assertSameWithoutArchive(prepared);
    }

    @Test
    void simulatorsTakeTheirClassesFromAnArchiveOfTheirOwnWhichMayBeSpoiltToo() throws Exception {
        String main = "org.ferrule.simulators.cli.Simulate source: ";
        Told prepared = ferrule(Distribution.home(), "simulate", "--list");
        assertThat(prepared.classes()).contains(main + "shared objects file");
        Path archive = archive("simulators-");
        Files.delete(archive);
        Files.writeString(archive, "no archive at all");

        Told without = ferrule(home, "simulate", "--list");

        assertThat(without.classes()).contains(main + "file:");
        assertThat(without.words()).isEqualTo(prepared.words());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamedAndCommandsWorkWithoutAnArchive() throws Exception {
        Files.delete(archive("java-"));
        Files.delete(archive("simulators-"));
        Files.delete(home.resolve("archives"));
        Files.writeString(home.resolve("archives"), "in the way");

        Told refused = ferrule(home, "prepare");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.words())
                .contains(home.resolve("archives").toString())
                .contains("cannot be written");
        assertThat(version(home).words()).startsWith("ferrule ");
    }

    private void assertSameWithoutArchive(Told before) throws Exception {
        Told now = version(home);
        assertThat(now.exitCode()).isZero();
        assertThat(now.words()).isEqualTo(before.words());
        assertThat(now.classes()).contains("org.ferrule.launcher.Main source: file:");
    }

    private Path archive(String name) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("archives"))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(name))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private Path jar() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("picocli"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void changeJar() throws IOException {
        FileTime made = Files.getLastModifiedTime(jar());
        Files.setLastModifiedTime(jar(), FileTime.from(made.toInstant().plus(Duration.ofMinutes(1))));
    }

    private record Told(int exitCode, String words, String classes) {}

    private Told version(Path from) throws Exception {
        return ferrule(from, "--version");
    }

    /** Runs one command to its end; both outputs in one, and where its classes came from. */
    private Told ferrule(Path from, String... arguments) throws Exception {
        Path words = directory.resolve("words");
        Path classes = directory.resolve("classes");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(from.resolve("bin/ferrule").toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile());
        builder.environment().put("FERRULE_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);
        Process process = builder.start();
        boolean hasEnded = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(hasEnded).as("'ferrule %s' ends", List.of(arguments)).isTrue();
        return new Told(
                process.exitValue(),
                Files.readString(words, StandardCharsets.UTF_8),
                Files.exists(classes) ? Files.readString(classes, StandardCharsets.UTF_8) : "");
    }
}
