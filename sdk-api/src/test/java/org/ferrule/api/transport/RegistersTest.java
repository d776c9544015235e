package org.ferrule.api.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are literal: IEEE 754 puts 7.0 at 0x40E00000, 37.0 at 0x42140000. */
class RegistersTest {
    @ParameterizedTest
    @CsvSource({
        "7.0, 0x40E0, 0x0000",
        "37.0, 0x4214, 0x0000",
        "-1.0, 0xBF80, 0x0000",
        "0.1, 0x3DCC, 0xCCCD",
        "Infinity, 0x7F80, 0x0000"
    })
    void readsAndWritesASingleInBothWordOrders(float value, String high, String low) {
        int first = Integer.decode(high);
        int second = Integer.decode(low);

        assertThat(Registers.of(first, second).float32(0, WordOrder.HIGH_FIRST)).isEqualTo(value);
        assertThat(Registers.of(second, first).float32(0, WordOrder.LOW_FIRST)).isEqualTo(value);
        assertThat(Registers.ofFloat32(WordOrder.HIGH_FIRST, value)).isEqualTo(Registers.of(first, second));
        assertThat(Registers.ofFloat32(WordOrder.LOW_FIRST, value)).isEqualTo(Registers.of(second, first));
    }

    @Test
    void readsNotANumberAsSuch() {
        assertThat(Registers.of(0x7FC0, 0).float32(0, WordOrder.HIGH_FIRST)).isNaN();
    }

    @Test
    void readsIntegersWithAndWithoutSign() {
        Registers registers = Registers.of(0xFFFF, 0x8000, 0x0001);

        assertThat(registers.uint16(0)).isEqualTo(65_535);
        assertThat(registers.int16(0)).isEqualTo(-1);
        assertThat(registers.int16(1)).isEqualTo(-32_768);
        assertThat(registers.uint32(1, WordOrder.HIGH_FIRST)).isEqualTo(0x8000_0001L);
        assertThat(registers.uint32(1, WordOrder.LOW_FIRST)).isEqualTo(0x0001_8000L);
        assertThat(Registers.ofUint32(WordOrder.LOW_FIRST, 0xFFFF_0001L, 2))
                .isEqualTo(Registers.of(0x0001, 0xFFFF, 2, 0));
    }

    @Test
    void readsTextUpToTheFirstNulWithoutTrailingBlanks() {
        assertThat(Registers.of(0x7048, 0x2041, 0x2020).ascii(0, 3)).isEqualTo("pH A");
        assertThat(Registers.of(0x7048, 0x0041, 0x4242).ascii(0, 3)).isEqualTo("pH");
        assertThat(Registers.of(0x4180).ascii(0, 1)).isEqualTo("A\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesAWordOfMoreThan16Bits(int word) {
        assertThatIllegalArgumentException().isThrownBy(() -> Registers.of(word));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L})
    void refusesANumberOfMoreThan32Bits(long value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Registers.ofUint32(WordOrder.HIGH_FIRST, value));
    }

    @Test
    void anOffsetOutsideIsTheCallersDefect() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Registers.of(1).uint32(0, WordOrder.HIGH_FIRST));
    }

    @Test
    void isNotChangedThroughAnArray() {
        int[] words = {1, 2};
        Registers registers = Registers.of(words);
        words[0] = 9;
        registers.toArray()[1] = 9;

        assertThat(registers).isEqualTo(Registers.of(1, 2)).hasToString("Registers[1, 2]");
        assertThat(registers.count()).isEqualTo(2);
    }
}
