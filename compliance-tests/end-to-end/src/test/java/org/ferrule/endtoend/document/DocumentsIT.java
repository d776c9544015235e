package org.ferrule.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whoever types what a document says sees what it says; those that take long with {@code -Pexhaustive} only. {@code -Dferrule.documents=alarms.md,upgrade.md} chooses some. Each reader begins in the source tree, as after {@code git clone} and one build. */
class DocumentsIT {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    /** The first runs the kit; the others start a site of their own for what {@code first-site.md} has in part. */
    private static final Set<String> LONG =
            Set.of("qualifying-a-plugin.md", "alarms.md", "unknown-outcome.md", "upgrade.md");

    /** The archetypes' trial follows it, with a Maven repository of its own. */
    private static final String ELSEWHERE = "first-driver.md";

    private static final boolean IS_EXHAUSTIVE = Boolean.getBoolean("ferrule.exhaustive");

    private static final Set<String> CHOSEN =
            Set.of(System.getProperty("ferrule.documents", "").split(","));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyDocumentWithCommandsCanBeFollowedToItsEnd() throws Exception {
        List<Path> documents;
        try (Stream<Path> all = Files.walk(ROOT.resolve("docs"))) {
            documents =
                    all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        assertThat(documents).isNotEmpty();
        return documents.stream()
                .filter(document -> !steps(document).isEmpty())
                .filter(document -> !document.endsWith(ELSEWHERE))
                .filter(DocumentsIT::isWanted)
                .map(document ->
                        DynamicTest.dynamicTest(ROOT.relativize(document).toString(), () -> follow(document)));
    }

    private static boolean isWanted(Path document) {
        String name = String.valueOf(document.getFileName());
        return CHOSEN.contains("") ? IS_EXHAUSTIVE || !LONG.contains(name) : CHOSEN.contains(name);
    }

    private static List<Step> steps(Path document) {
        try {
            return Transcript.of(document).stream()
                    .filter(step -> !(step instanceof Step.WriteFile))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void follow(Path document) throws Exception {
        Path home = Files.createDirectories(
                folder.resolve(ROOT.relativize(document).toString().replace('/', '-')));
        Map<String, String> environment = Map.of(
                "HOME", home.toString(),
                "FERRULE_JAVA_OPTIONS", "-Duser.home=" + home,
                // The build has just made what it would look for changes in.
                "FERRULE_NO_BUILD", "yes",
                "NO_COLOR", "1",
                "TERM", "dumb");
        try (Reader reader = new Reader(ROOT, environment)) {
            reader.follow(Transcript.of(document));
        }
    }
}
