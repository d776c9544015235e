package org.ferrule.archetypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ferrule.archetypes.Workshop.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out of the archetype; one driver is tried in each build, and gets into a site in {@link SiteRuntimeArchetypeIT}. */
class EquipmentPluginArchetypeIT {
    private static final String ARCHETYPE = "equipment-plugin-archetype";

    /** Which combinations to try, as {@code sensor-opcua-java}, with commas between; all of them without it. */
    private static final String CHOSEN = System.getProperty("ferrule.combinations", "");

    @Test
    void aFreshDriverIsConformantAndSaysWhatIsStillAnExample() throws Exception {
        Workshop workshop = Workshop.open("java");
        Path project = generated(workshop, Map.of());
        Outcome whole = workshop.maven(project, List.of("verify"));

        assertConformant(workshop, whole, project);
        assertThat(report(project)).contains("PKG-012").contains("still examples");
        assertThat(whole.output()).containsPattern("Tests run: [1-9][0-9]+, Failures: 0, Errors: 0");
    }

    @Test
    @EnabledIfSystemProperty(named = "ferrule.exhaustive", matches = "true")
    void aDriverThatIsBrokenFailsItsBuild() throws Exception {
        Workshop workshop = Workshop.open("broken");
        Path project = generated(workshop, Map.of());
        Path device = project.resolve("src/main/java/com/example/driver/Device.java");
        String right = Files.readString(device);
        Files.writeString(
                device, right.replace("all.float32(at, WordOrder.HIGH_FIRST)", "all.float32(at, WordOrder.LOW_FIRST)"));
        Outcome broken = workshop.maven(project, List.of("verify"));

        assertThat(Files.readString(device)).isNotEqualTo(right);
        assertThat(broken.code()).as(broken.output()).isNotZero();
        assertThat(broken.output()).contains("PAR-003").contains("BUILD FAILURE");
        assertThat(report(project)).contains("PAR-003");
    }

    @Test
    @EnabledIfSystemProperty(named = "ferrule.exhaustive", matches = "true")
    void aFreshRegisterMapIsConformantWithoutAnyJava() throws Exception {
        Workshop workshop = Workshop.open("register-map");
        Path project = generated(workshop, Map.of("language", "register-map", "profile", "balance"));

        assertThat(project.resolve("src/main/java")).doesNotExist();
        assertConformant(workshop, workshop.maven(project, List.of("verify")), project);
    }

    @Test
    @EnabledIfSystemProperty(named = "ferrule.exhaustive", matches = "true")
    void whoeverDoesWhatTheTutorialSaysHasTheDriverThatItPromises() throws Exception {
        Workshop workshop = Workshop.open("tutorial");
        Path clone = workshop.project("clone");
        Files.createDirectory(clone);
        Path document = Path.of("..", "..", "docs", "tutorials", "first-driver.md");

        assertThat(new Tutorial(workshop, clone, workshop.tools()).follow(document))
                .isGreaterThan(10);
        assertThat(report(workshop.project("first-driver")))
                .contains("\"shortcomings\" : [ ]")
                .contains("pressure");
    }

    @ParameterizedTest
    @CsvSource({"opcua, sensor, has none", "modbus, bioreactor, functional states"})
    void aRegisterMapOfWhatHasNoRegistersOrHasStatesIsRefusedInWords(String transport, String profile, String words)
            throws Exception {
        Workshop workshop = Workshop.open("refused");
        Outcome outcome = workshop.generate(
                ARCHETYPE, "refused", Map.of("language", "register-map", "transport", transport, "profile", profile));

        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.output()).contains("-Dlanguage=register-map").contains(words);
        assertThat(workshop.project("refused")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    @EnabledIfSystemProperty(named = "ferrule.exhaustive", matches = "true")
    void everyCombinationIsConformantWhenItIsFresh(String profile, String transport, String language) throws Exception {
        Workshop workshop = Workshop.open(profile + "-" + transport + "-" + language);
        Path project = generated(workshop, Map.of("profile", profile, "transport", transport, "language", language));

        assertConformant(workshop, workshop.maven(project, List.of("verify")), project);
    }

    static Stream<Arguments> combinations() {
        List<String> profiles = List.of("sensor", "bioreactor", "cell-processor", "balance", "gas-controller");
        Stream<List<String>> java = profiles.stream()
                .flatMap(profile ->
                        Stream.of("modbus", "opcua", "serial").map(transport -> List.of(profile, transport, "java")));
        Stream<List<String>> maps = Stream.of("sensor", "balance", "gas-controller")
                .map(profile -> List.of(profile, "modbus", "register-map"));
        List<List<String>> all = Stream.concat(java, maps).toList();
        List<List<String>> chosen = CHOSEN.isEmpty()
                ? all
                : Stream.of(CHOSEN.split(","))
                        .map(name -> all.stream()
                                .filter(one -> String.join("-", one).equals(name))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "-Dferrule.combinations: no combination " + name + " in " + all)))
                        .toList();
        return chosen.stream().map(one -> Arguments.of(one.toArray()));
    }

    private static Path generated(Workshop workshop, Map<String, String> parameters) throws Exception {
        Outcome outcome = workshop.generate(ARCHETYPE, "first-driver", parameters);
        assertThat(outcome.code()).as(outcome.output()).isZero();
        return workshop.project("first-driver");
    }

    private static void assertConformant(Workshop workshop, Outcome outcome, Path project) throws Exception {
        assertThat(outcome.code()).as(outcome.output()).isZero();
        String version = Workshop.property("version");
        assertThat(evidence(project).resolve("report.html")).isNotEmptyFile();
        assertThat(report(project)).contains("\"shortcomings\" : [ ]").contains("\"kit\" : \"" + version + "\"");
        String ferrule = "target/ferrule/ferrule-" + version + "/bin/ferrule";
        Outcome verified = workshop.run(
                project,
                List.of(
                        ferrule,
                        "conformance",
                        "verify",
                        evidence(project).toAbsolutePath().toString()));
        assertThat(verified.code()).as(verified.output()).isZero();
    }

    private static String report(Path project) throws IOException {
        return Files.readString(evidence(project).resolve("results.json"));
    }

    private static Path evidence(Path project) {
        return project.resolve("target/conformance/example.first-driver");
    }
}
