package org.ferrule.architecture.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ferrule.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

/** No requirement without a test, no test that claims what is not required, and pages that say so. */
class TraceabilityTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..", "..")
            .toAbsolutePath()
            .normalize();
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Traceability TRACEABILITY =
            new Traceability(CATALOGUE, ProofSources.under(ROOT), ProofSources.checksUnder(ROOT));
    private static final boolean IS_WRITING = Boolean.getBoolean("ferrule.write-readmes");
    private static final String REMEDY =
            "%s is not what catalogue and tests say. Run the command of CONTRIBUTING.md that"
                    + " writes the generated pages anew";

    @Test
    void everyMustOfTheFrameworkHasATest() {
        assertThat(TRACEABILITY.unproved())
                .as("requirements without @Proves: write the test where the code is, and say what it proves")
                .isEmpty();
    }

    @Test
    void everyMustOfADriverIsTriedByTheKit() {
        assertThat(TRACEABILITY.unchecked())
                .as("requirements for which no contract of compliance-tests/kit makes a check: write one")
                .isEmpty();
    }

    @Test
    void everyClaimIsOfAnActiveRequirementByATestThatRuns() {
        assertThat(TRACEABILITY.proofs()).isNotEmpty();
        assertThat(TRACEABILITY.checks()).isNotEmpty();
        assertThat(TRACEABILITY.wrongClaims()).isEmpty();
    }

    @Test
    void theSpecificationComesFromTheCatalogue() throws IOException {
        check(ROOT.resolve("docs/requirements.md"), new SpecificationPage(CATALOGUE).markdown());
    }

    @Test
    void theMatrixComesFromCatalogueAndTests() throws IOException {
        check(ROOT.resolve("docs/traceability.md"), new MatrixPage(TRACEABILITY).markdown());
    }

    private static void check(Path page, String generated) throws IOException {
        if (IS_WRITING) {
            Files.writeString(page, generated);
        }
        assertThat(page).isRegularFile();
        assertThat(Files.readString(page)).as(REMEDY, page).isEqualTo(generated);
    }
}
