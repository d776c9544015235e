package org.ferrule.architecture.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** READMEs tell of descriptors what the descriptors say. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..", "..")
            .toAbsolutePath()
            .normalize();
    private static final List<PluginDescriptor> DESCRIPTORS = PluginDescriptor.under(ROOT.resolve("plugins"));
    private static final boolean IS_WRITING = Boolean.getBoolean("ferrule.write-readmes");
    private static final String REMEDY =
            "%s is not what its descriptors say. Run: mvn -o -pl compliance-tests/architecture -am test"
                    + " -Dtest=ReadmeTest -Dsurefire.failIfNoTests=false -Dferrule.write-readmes=true";
    private static final Pattern MARK = Pattern.compile("<!-- descriptor:(\\S+) -->");

    static Stream<Path> plugins() {
        return DESCRIPTORS.stream().map(PluginDescriptor::plugin).distinct();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void aPluginsTablesComeFromItsDescriptors(Path plugin) throws IOException {
        check(
                plugin.resolve("README.md"),
                DESCRIPTORS.stream()
                        .filter(descriptor -> descriptor.plugin().equals(plugin))
                        .map(GeneratedBlock::of)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void aReadmeNamesNoDescriptorThatIsNotThere(Path plugin) throws IOException {
        assertThat(MARK.matcher(Files.readString(plugin.resolve("README.md")))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(DESCRIPTORS.stream()
                        .filter(descriptor -> descriptor.plugin().equals(plugin))
                        .map(PluginDescriptor::file)
                        .toList());
    }

    @Test
    void theListOfDevicesComesFromAllDescriptors() throws IOException {
        assertThat(DESCRIPTORS).isNotEmpty();
        check(ROOT.resolve("README.md"), List.of(GeneratedBlock.of(new DeviceMatrix(DESCRIPTORS))));
    }

    @Test
    void whatIsOutsideABlockStaysAndAMissingMarkIsSaid() {
        GeneratedBlock block = new GeneratedBlock("<!-- a -->", "<!-- /a -->", "new\n");

        assertThat(block.writeInto("before\n<!-- a -->\nold\n<!-- /a -->\nbehind"))
                .isEqualTo("before\n<!-- a -->\nnew\n<!-- /a -->\nbehind");
        assertThat(block.writeInto("<!-- a -->\n<!-- /a -->\n")).isEqualTo("<!-- a -->\nnew\n<!-- /a -->\n");
        assertThatThrownBy(() -> block.writeInto("<!-- a -->\nnever closed")).hasMessageContaining("<!-- /a -->");
    }

    private static void check(Path readme, List<GeneratedBlock> blocks) throws IOException {
        assertThat(readme).as("a plugin has a README").isRegularFile();
        String written = Files.readString(readme);
        String generated = written;
        for (GeneratedBlock block : blocks) {
            generated = block.writeInto(generated);
        }
        if (IS_WRITING) {
            Files.writeString(readme, generated);
        } else {
            assertThat(written).as(REMEDY, readme).isEqualTo(generated);
        }
    }
}
