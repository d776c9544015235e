package org.ferrule.plugin.registermap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ferrule.api.binding.Block.Encoding;
import org.ferrule.api.binding.Block.Field;
import org.ferrule.api.error.DeviceException;

/**
 * Numbers and texts in registers.
 *
 * @param isLowWordFirst whether the register with the lowest bits of a number comes first
 * @param isLowByteFirst whether the lower byte of a register comes first
 */
record Codec(boolean isLowWordFirst, boolean isLowByteFirst) {
    private static final int WORD = 0xFFFF;

    Raw decode(Field field, int[] words) {
        int[] own = Arrays.copyOfRange(words, field.offset(), field.offset() + field.registers());
        swapBytes(own);
        if (field.encoding() == Encoding.ASCII) {
            return text(own);
        }
        long bits = bits(own);
        if (field.bits() > 0) {
            return Raw.unsigned((bits >>> field.lowBit()) & mask(field.bits()));
        }
        return switch (field.encoding()) {
            case INT16 -> Raw.integer((short) bits);
            case INT32 -> Raw.integer((bits << 32) >> 32);
            case FLOAT32 -> Raw.real(Float.intBitsToFloat((int) bits));
            case FLOAT64 -> Raw.real(Double.longBitsToDouble(bits));
            default -> Raw.unsigned(bits);
        };
    }

    private long bits(int[] words) {
        long bits = 0;
        for (int i = 0; i < words.length; i++) {
            bits = (bits << 16) | words[isLowWordFirst ? words.length - 1 - i : i];
        }
        return bits;
    }

    private static long mask(int bits) {
        return bits >= Long.SIZE ? -1L : (1L << bits) - 1;
    }

    private void swapBytes(int[] words) {
        for (int i = 0; isLowByteFirst && i < words.length; i++) {
            words[i] = ((words[i] & 0xFF) << 8) | (words[i] >>> 8);
        }
    }

    private static Raw text(int[] words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2 * words.length; i++) {
            int character = i % 2 == 0 ? words[i / 2] >>> 8 : words[i / 2] & 0xFF;
            if (character == 0) {
                break;
            }
            text.append(character < 128 ? (char) character : '\uFFFD');
        }
        return new Raw(text.toString().strip(), Double.NaN, 0);
    }

    /**
     * The registers of a value. Bits of a bit field stand where they belong, the other bits are 0.
     *
     * @throws DeviceException if the value does not fit
     */
    int[] encode(Field field, Raw raw) throws DeviceException {
        int[] words = new int[field.registers()];
        switch (field.encoding()) {
            case ASCII -> putText(words, raw.text());
            case FLOAT32 -> putBits(words, Integer.toUnsignedLong(Float.floatToIntBits((float) finite(raw))));
            case FLOAT64 -> putBits(words, Double.doubleToLongBits(finite(raw)));
            default -> putBits(words, integer(field, raw) << field.lowBit());
        }
        swapBytes(words);
        return words;
    }

    private static double finite(Raw raw) throws DeviceException {
        if (!Double.isFinite(raw.number())) {
            throw DeviceException.beforeSending("range", raw.text() + " is no finite number. Write another value.");
        }
        return raw.number();
    }

    private static long integer(Field field, Raw raw) throws DeviceException {
        boolean isExact = raw.text().equals(Long.toString(raw.bits()));
        long value = isExact ? raw.bits() : Math.round(finite(raw));
        int size = field.bits() > 0 ? field.bits() : 16 * field.registers();
        boolean isSigned = field.bits() == 0
                && switch (field.encoding()) {
                    case INT16, INT32 -> true;
                    default -> false;
                };
        long high = isSigned ? mask(size - 1) : size >= Long.SIZE ? Long.MAX_VALUE : mask(size);
        long low = isSigned ? -high - 1 : 0;
        if (value < low || value > high) {
            throw DeviceException.beforeSending(
                    "range",
                    value + " does not fit into " + size + " bits, which hold " + low + " to " + high
                            + ". Correct the binding's scale or the limits.");
        }
        return value;
    }

    private void putBits(int[] words, long bits) {
        for (int i = 0; i < words.length; i++) {
            int index = isLowWordFirst ? i : words.length - 1 - i;
            words[index] = (int) ((bits >>> (16 * i)) & WORD);
        }
    }

    private static void putText(int[] words, String text) throws DeviceException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > 2 * words.length || !new String(bytes, StandardCharsets.US_ASCII).equals(text)) {
            throw DeviceException.beforeSending(
                    "text", "'" + text + "' is not ASCII of at most " + 2 * words.length + " characters. Shorten it.");
        }
        for (int i = 0; i < bytes.length; i++) {
            words[i / 2] |= (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
    }
}
