package org.ferrule.architecture.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.junit.jupiter.api.Test;

/** The reference says what the code says. */
class ReferenceTest {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "..", "..", "docs", "reference")
            .toAbsolutePath()
            .normalize();
    private static final boolean IS_WRITING = Boolean.getBoolean("ferrule.write-readmes");
    private static final String REMEDY =
            "%s is not what the code says. Run: mvn -o -pl compliance-tests/architecture -am test"
                    + " -Dtest=ReferenceTest -Dsurefire.failIfNoTests=false -Dferrule.write-readmes=true";

    @Test
    void thePageOfDescriptorsComesFromTheirSchema() throws IOException {
        check("descriptor.md", SchemaPage.of(EquipmentDescriptor.class, "descriptor.schema.json", "The descriptor"));
    }

    @Test
    void thePageOfSiteFilesComesFromTheirSchema() throws IOException {
        check(
                "site-file.md",
                SchemaPage.of(org.ferrule.core.site.SiteFileReader.class, "site.schema.json", "The site file"));
    }

    @Test
    void thePageOfErrorsComesFromTheirCodes() throws IOException {
        check("errors.md", ErrorPage.write());
    }

    @Test
    void thePageOfTheCommandLineComesFromItsHelp() throws IOException {
        check("cli.md", CommandPage.write());
    }

    private static void check(String name, String generated) throws IOException {
        Path page = FOLDER.resolve(name);
        if (IS_WRITING) {
            Files.createDirectories(FOLDER);
            Files.writeString(page, generated);
        } else {
            assertThat(Files.readString(page)).as(REMEDY, page).isEqualTo(generated);
        }
    }
}
