package org.ferrule.simulators.table;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One quantity of the table. Its value is a {@link Double}, {@link Long}, {@link Boolean}, {@link Instant} or {@link String}.
 *
 * @param name of it, in every protocol
 * @param kind what it is
 * @param words of an enumeration, in the order of their numbers
 * @param address protocol address of its first register
 * @param registers how many it takes
 * @param isWritable whether a client may write it
 * @param start its value when the device starts, as text
 */
record Row(String name, Kind kind, List<String> words, int address, int registers, boolean isWritable, String start) {

    Row {
        words = List.copyOf(words);
    }

    /** The value that a text stands for. */
    Object read(String text) {
        return switch (kind) {
            case BOOL -> bool(text);
            case ENUM -> word(text);
            case TIME -> time(text);
            case TEXT -> fitting(text);
            case FLOAT32 -> (double) (float) kind.span().read(name, text);
            default -> Math.round(kind.span().read(name, text));
        };
    }

    private Object bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + ": '" + text + "' is neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    private Object word(String text) {
        if (!words.contains(text)) {
            throw new IllegalArgumentException(name + ": '" + text + "' is none of " + words);
        }
        return text;
    }

    private Object time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + ": '" + text + "' is no time such as 2030-01-31T08:00:00Z", e);
        }
    }

    private Object fitting(String text) {
        if (!text.matches("\\p{Print}*") || text.length() > 2 * registers) {
            throw new IllegalArgumentException(
                    name + ": '" + text + "' is not " + 2 * registers + " printable ASCII characters at most");
        }
        return text;
    }

    /** How a value lies in registers. */
    int[] toRegisters(Object value) {
        return switch (kind) {
            case FLOAT32 -> halves(Float.floatToIntBits(((Double) value).floatValue()));
            case INT32, UINT32 -> halves(((Long) value).intValue());
            case TIME -> halves((int) ((Instant) value).getEpochSecond());
            case BOOL -> new int[] {Boolean.TRUE.equals(value) ? 1 : 0};
            case ENUM -> new int[] {words.indexOf(value)};
            case TEXT -> characters((String) value);
            default -> new int[] {((Long) value).intValue() & 0xFFFF};
        };
    }

    /**
     * The value that lies in registers.
     *
     * @throws IllegalArgumentException if they hold none
     */
    Object fromRegisters(int... held) {
        int whole = registers == 2 ? (held[0] << Short.SIZE) | held[1] : held[0];
        return switch (kind) {
            case FLOAT32 -> (double) Float.intBitsToFloat(whole);
            case INT16 -> (long) (short) whole;
            case INT32 -> (long) whole;
            case UINT32 -> Integer.toUnsignedLong(whole);
            case TIME -> Instant.ofEpochSecond(Integer.toUnsignedLong(whole));
            case BOOL -> whole != 0;
            case ENUM -> wordOf(whole);
            case TEXT -> text(held);
            default -> (long) whole;
        };
    }

    /** The word with a number. */
    String wordOf(int number) {
        if (number < 0 || number >= words.size()) {
            throw new IllegalArgumentException(name + ": " + number + " is none of " + words);
        }
        return words.get(number);
    }

    private static int[] halves(int whole) {
        return new int[] {whole >>> Short.SIZE, whole & 0xFFFF};
    }

    private int[] characters(String text) {
        byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 2 * registers);
        int[] held = new int[registers];
        for (int i = 0; i < registers; i++) {
            held[i] = ((bytes[2 * i] & 0xFF) << Byte.SIZE) | (bytes[2 * i + 1] & 0xFF);
        }
        return held;
    }

    private static String text(int... held) {
        byte[] bytes = new byte[2 * held.length];
        for (int i = 0; i < held.length; i++) {
            bytes[2 * i] = (byte) (held[i] >>> Byte.SIZE);
            bytes[2 * i + 1] = (byte) held[i];
        }
        String all = new String(bytes, StandardCharsets.US_ASCII);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }
}
