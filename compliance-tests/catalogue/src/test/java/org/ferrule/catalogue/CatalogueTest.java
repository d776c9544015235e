package org.ferrule.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final boolean IS_WRITING = Boolean.getBoolean("ferrule.write-readmes");

    @Test
    void everyReleasedIdIsStillThereWithTheTitleThatItHad() throws IOException {
        List<String> released;
        try (InputStream list = Objects.requireNonNull(CatalogueTest.class.getResourceAsStream("released-ids.txt"))) {
            released = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        assertThat(CATALOGUE.requirements().stream().map(requirement -> requirement.id() + " " + requirement.title()))
                .as("ids are never renumbered or used again: append new ones to released-ids.txt, change no line of it")
                .containsExactlyInAnyOrderElementsOf(released);
    }

    @Test
    void theConstantsAreThoseOfTheCatalogue() throws IOException {
        Path source = Path.of(System.getProperty("basedir", "."), "src/main/java/org/ferrule/catalogue/Req.java");
        String generated = ReqSource.of(CATALOGUE);
        if (IS_WRITING) {
            Files.writeString(source, generated);
        }

        assertThat(Files.readString(source))
                .as("Req.java is not what the catalogue says; CONTRIBUTING names the command that writes it")
                .isEqualTo(generated);
    }

    @Test
    void whatWaitsForLaterReleasesIsPlannedAndNothingElse() {
        assertThat(CATALOGUE.requirements().stream()
                        .filter(requirement -> !requirement.isActive())
                        .map(Requirement::id))
                .containsExactly("IDN-007", "PAR-015", "CMD-011", "STA-006", "AUD-012", "SEC-008");
        assertThat(CATALOGUE.requirements().stream()
                        .filter(requirement ->
                                requirement.isActive() && !requirement.planned().isEmpty())
                        .map(Requirement::id))
                .containsExactly("EVT-002", "AUD-003", "AUD-018", "AUD-021", "AUD-031", "SEC-007");
    }

    @Test
    void aRequirementIsFoundWithAllThatIsSaidOfIt() {
        Requirement requirement = CATALOGUE.find("AUD-027").orElseThrow();

        assertThat(requirement.group()).isEqualTo(Group.AUD);
        assertThat(requirement.level()).isEqualTo(Level.GMP_READY);
        assertThat(requirement.isMandatory()).isTrue();
        assertThat(requirement.bindsFramework()).isTrue();
        assertThat(requirement.bindsDriver()).isFalse();
        assertThat(requirement.capability()).isEqualTo("electronic signatures");
        assertThat(requirement.clauses())
                .containsExactly(new Clause("EU GMP Annex 11", "14"), new Clause("21 CFR Part 11", "11.200(a)"));
        assertThat(CATALOGUE.find("AUD-999")).isEmpty();
    }

    @Test
    void anIdThatIsThereTwiceIsRefused() {
        Requirement requirement = CATALOGUE.requirements().get(0);

        assertThatThrownBy(() -> new Catalogue(List.of(requirement, requirement)))
                .hasMessageContaining("IDN-001 is there twice");
    }
}
