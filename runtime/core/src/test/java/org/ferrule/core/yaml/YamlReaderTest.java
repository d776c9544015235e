package org.ferrule.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {
    static List<Arguments> badFiles() {
        return List.of(
                Arguments.of("", "f:1:1  the file is empty."),
                Arguments.of("# nothing\n", "f:1:1  the file is empty."),
                Arguments.of("- a\n", "f:1:1  the file must hold keys with values, but holds a list."),
                Arguments.of("a: 1\nb:\n  c: 2\na: 3\n", "f:4:1  a: written twice; the first is in line 1. Remove one."),
                Arguments.of("a: {b: 1, b: 2}\n", "f:1:11  a.b: written twice; the first is in line 1. Remove one."),
                Arguments.of(
                        "a: &x 1\nb: *x\n",
                        "f:1:4  a: the anchor &x is not allowed. Write the value out where it is needed.\n"
                                + "f:2:4  b: the alias *x is not allowed. Write the value out."),
                Arguments.of("a: !!int 1\n", "f:1:4  a: the tag tag:yaml.org,2002:int is not allowed. Remove it."),
                Arguments.of("a: !x {b: 1}\n", "f:1:4  a: the tag !x is not allowed. Remove it."),
                Arguments.of("a:\n\tb: 1\n", "f:2:1  a tab in the indentation. Use spaces."),
                Arguments.of("a: 1\n---\nb: 2\n", "f:2:1  a second document starts here. A file holds one."),
                Arguments.of("%YAML 1.1\n---\na: 1\n", "f:1:1  YAML directives (%...) are not used here. Remove them."),
                Arguments.of("? [a]\n: 1\n", "f:1:3  a key must be a word, not a list."),
                Arguments.of("a: \u0007\n", "f:1:4  the character U+0007 is not allowed. Remove it."),
                Arguments.of(
                        "a: {b: 1\nc: 2\n",
                        "f:2:2  is not valid YAML: expected ',' or '}', but got ':' (while parsing a flow mapping). "
                                + "Check colons, quotes, brackets and indentation here and above."));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsAnsweredWithPlaceAndRemedy(String file, String expected) {
        assertThat(mistakes(file.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    }

    @Test
    void aByteThatIsNotUtf8IsNamedWithItsPlace() {
        assertThat(mistakes("a: 1\nb: ä\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("f:2:4  the byte 0xE4 is not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void aHugeFileIsRefusedUnread() {
        assertThat(mistakes(new byte[YamlReader.MAX_BYTES + 1])).startsWith("f:1:1  the file is larger than 1 MiB");
    }

    @Test
    void aDeepFileIsRefusedWithoutOverflowingTheStack() {
        String deep = "a: " + "[".repeat(50_000) + "]".repeat(50_000);
        assertThat(mistakes(deep.getBytes(StandardCharsets.UTF_8))).contains("nested deeper than 20 levels");
    }

    @Test
    void valuesKeepTheirTextAndTheirPlace() {
        ConfigNode.Mapping map = read("# é\nsite: NO\nlist: [1, 'two']\n").orElseThrow();
        assertThat(map.entries().keySet()).containsExactly("site", "list");
        assertThat(map.entries().get("site").value())
                .isEqualTo(new ConfigNode.Scalar(new Place(2, 7), "site", "NO", true));
        assertThat(((ConfigNode.Sequence) map.entries().get("list").value()).items())
                .containsExactly(
                        new ConfigNode.Scalar(new Place(3, 8), "list[0]", "1", true),
                        new ConfigNode.Scalar(new Place(3, 11), "list[1]", "two", false));
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(read("\uFEFFa: 1\n").orElseThrow().entries()).containsKey("a");
    }

    private static Optional<ConfigNode.Mapping> read(String text) {
        return new YamlReader(new Mistakes("f")).read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String mistakes(byte[] file) {
        Mistakes mistakes = new Mistakes("f");
        new YamlReader(mistakes).read(file);
        try {
            mistakes.throwIfAny();
            return "no mistake";
        } catch (MistakesException e) {
            return e.getMessage();
        }
    }
}
