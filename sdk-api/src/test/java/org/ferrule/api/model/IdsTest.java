package org.ferrule.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "A",
                "1a",
                "-a",
                "a_b",
                "a b",
                "a/b",
                "a\n",
                "a\u0000",
                "ä",
                "..",
                "a.b",
                "../etc/passwd"
            })
    void refusesAnEquipmentIdOfAnotherForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EquipmentId(text))
                .withMessageContaining("is not a valid equipment id: use a lower-case letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a.B", "a.1", "a-b", "a.b\n"})
    void refusesAParameterIdOfAnotherForm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParameterId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandId(text));
    }

    @Test
    void takesThePathsOfTheEquipmentModel() {
        assertThat(new EquipmentId("reactor-1A")).hasToString("reactor-1A");
        assertThat(new ParameterId("vessel1.temperature.sp")).hasToString("vessel1.temperature.sp");
        assertThat(new UnitId("vessel1")).isLessThan(new UnitId("vessel2"));
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitId("vessel.one"));
    }

    @Test
    void refusesAnIdOfMoreThan120CharactersWithoutRepeatingAllOfIt() {
        assertThat(new EquipmentId("a".repeat(120)).value()).hasSize(120);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EquipmentId("a".repeat(100_000)))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void readsARequestIdInEitherCaseAsTheSameId() {
        String text = "01234567-89ab-cdef-0123-456789abcdef";

        assertThat(RequestId.parse(text)).hasToString(text);
        assertThat(RequestId.parse(text.toUpperCase(Locale.ROOT))).isEqualTo(RequestId.parse(text));
        assertThat(RequestId.random()).isNotEqualTo(RequestId.random());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                "0123456789abcdef0123456789abcdef",
                "{01234567-89ab-cdef-0123-456789abcdef}",
                "01234567-89ab-cdef-0123-456789abcdeg",
                "01234567-89ab-cdef-0123-456789abcdef "
            })
    void refusesARequestIdThatIsNotAFullUuid(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestId.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("36-character");
    }
}
