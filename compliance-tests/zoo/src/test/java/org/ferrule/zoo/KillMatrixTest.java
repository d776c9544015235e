package org.ferrule.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Requirement;
import org.junit.jupiter.api.Test;

class KillMatrixTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve("docs/kill-matrix.md");

    @Test
    void everyMandatoryRequirementOfADriverHasAMutantOrAReason() {
        Map<String, String> elsewhere = KillMatrix.elsewhere();
        Map<String, String> gaps = KillMatrix.gaps();

        assertThat(KillMatrix.requirements())
                .isNotEmpty()
                .allSatisfy(requirement -> assertThat(
                                !KillMatrix.mutants(requirement.id()).isEmpty()
                                        || elsewhere.containsKey(requirement.id())
                                        || gaps.containsKey(requirement.id()))
                        .as(
                                "%s %s: write a driver of a few lines that breaks it, or say in gaps.properties why there is none",
                                requirement.id(), requirement.title())
                        .isTrue());
    }

    @Test
    void mutantsBreakWhatConcernsADriver() {
        // What it only should meet can break with the rest.
        Set<String> known = Catalogue.load().requirements().stream()
                .filter(requirement -> requirement.isActive() && requirement.bindsDriver())
                .map(Requirement::id)
                .collect(Collectors.toSet());

        assertThat(Mutants.all())
                .isNotEmpty()
                .allSatisfy(mutant -> assertThat(known).containsAll(mutant.requirements()));
        assertThat(known)
                .containsAll(KillMatrix.gaps().keySet())
                .containsAll(KillMatrix.elsewhere().keySet());
    }

    @Test
    void whatWasTriedIsThere() {
        assertThat(Mutants.all().stream().map(Mutants.Mutant::name)).containsAll(KillMatrix.triedWhole());
    }

    @Test
    void whatIsBrokenElsewhereIsBrokenThere() {
        assertThat(KillMatrix.elsewhere())
                .allSatisfy((id, file) -> assertThat(ROOT.resolve(file)).isRegularFile());
    }

    @Test
    void thePageIsUpToDate() throws Exception {
        if (Boolean.getBoolean("ferrule.write-readmes")) {
            Files.writeString(PAGE, KillMatrix.page());
        }

        assertThat(PAGE)
                .as("run the tests of compliance-tests/zoo once with -Dferrule.write-readmes=true")
                .hasContent(KillMatrix.page());
    }
}
