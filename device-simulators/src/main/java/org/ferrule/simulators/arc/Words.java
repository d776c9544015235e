package org.ferrule.simulators.arc;

import java.nio.charset.StandardCharsets;

/** Builds and takes apart register contents: 32-bit values lie with the low word first. */
final class Words {

    private static final int WORD = 0xFFFF;

    private final int[] registers;
    private int next;

    Words(int count) {
        registers = new int[count];
    }

    Words uint32(long value) {
        registers[next++] = (int) (value & WORD);
        registers[next++] = (int) ((value >>> 16) & WORD);
        return this;
    }

    Words float32(double value) {
        return uint32(Float.floatToIntBits((float) value));
    }

    int[] registers() {
        return registers;
    }

    static int uint32(int[] registers, int index) {
        return (registers[index + 1] << 16) | registers[index];
    }

    static float float32(int[] registers, int index) {
        return Float.intBitsToFloat(uint32(registers, index));
    }

    /** Two characters a register, padded with NUL. */
    static int[] text(String text, int count, boolean isLowByteFirst) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int[] registers = new int[count];
        for (int i = 0; i < Math.min(bytes.length, 2 * count); i++) {
            registers[i / 2] |= (bytes[i] & 0xFF) << shift(i, isLowByteFirst);
        }
        return registers;
    }

    static String text(int[] registers, boolean isLowByteFirst) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2 * registers.length; i++) {
            int character = (registers[i / 2] >>> shift(i, isLowByteFirst)) & 0xFF;
            if (character == 0) {
                break;
            }
            text.append((char) character);
        }
        return text.toString();
    }

    private static int shift(int index, boolean isLowByteFirst) {
        return (index % 2 == 0) == isLowByteFirst ? 0 : 8;
    }
}
