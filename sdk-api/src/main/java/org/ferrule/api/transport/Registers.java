package org.ferrule.api.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A run of 16-bit Modbus registers with the decodings that devices use. Immutable. Offsets count registers from 0 within this
 * run; an offset outside throws {@link IndexOutOfBoundsException}, which is a defect of the caller.
 *
 * @since 0.1
 */
public final class Registers {
    private final int[] words;

    private Registers(int[] words) {
        this.words = words;
    }

    /**
     * Takes unsigned 16-bit words.
     *
     * @param words each 0..65535
     */
    public static Registers of(int... words) {
        for (int word : words) {
            if (word < 0 || word > 0xFFFF) {
                throw new IllegalArgumentException("a register holds 0..65535, not " + word);
            }
        }
        return new Registers(words.clone());
    }

    /** Encodes 32-bit values one after the other. */
    public static Registers ofUint32(WordOrder order, long... values) {
        int[] words = new int[values.length * 2];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 0xFFFFFFFFL) {
                throw new IllegalArgumentException("not an unsigned 32-bit number: " + values[i]);
            }
            int high = (int) (values[i] >>> 16);
            int low = (int) (values[i] & 0xFFFF);
            words[2 * i] = order == WordOrder.HIGH_FIRST ? high : low;
            words[2 * i + 1] = order == WordOrder.HIGH_FIRST ? low : high;
        }
        return new Registers(words);
    }

    /** Encodes one IEEE 754 single. */
    public static Registers ofFloat32(WordOrder order, float value) {
        return ofUint32(order, Integer.toUnsignedLong(Float.floatToIntBits(value)));
    }

    /** Number of registers. */
    public int count() {
        return words.length;
    }

    /** An unsigned 16-bit word. */
    public int uint16(int offset) {
        return words[offset];
    }

    /** A signed 16-bit word. */
    public int int16(int offset) {
        return (short) words[offset];
    }

    /** An unsigned 32-bit number in two registers. */
    public long uint32(int offset, WordOrder order) {
        long first = words[offset];
        long second = words[offset + 1];
        return order == WordOrder.HIGH_FIRST ? first << 16 | second : second << 16 | first;
    }

    /** An IEEE 754 single in two registers; may be NaN or infinite. */
    public float float32(int offset, WordOrder order) {
        return Float.intBitsToFloat((int) uint32(offset, order));
    }

    /**
     * Text, two characters a register, high byte first, up to the first NUL, without trailing blanks. Bytes outside ASCII
     * become the replacement character.
     */
    public String ascii(int offset, int count) {
        byte[] bytes = new byte[count * 2];
        int length = 0;
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) (words[offset + i] >>> 8);
            bytes[length++] = (byte) words[offset + i];
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                length = i;
                break;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII).stripTrailing();
    }

    /** A copy of the words. */
    public int[] toArray() {
        return words.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Registers that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "Registers" + Arrays.toString(words);
    }
}
