package org.ferrule.simulators.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ferrule.simulators.witness.Span;

/** What a quantity is, and so how it lies in registers: 32-bit numbers with the high word first, text with two characters a register. */
enum Kind {
    FLOAT32(2),
    INT16(1),
    UINT16(1),
    INT32(2),
    UINT32(2),
    /** A truth value, as 0 or 1. */
    BOOL(1),
    /** One of some words, by its number in their order, from 0. */
    ENUM(1),
    /** A time, in whole seconds since 1970. */
    TIME(2),
    /** A text of ASCII characters; its type in the table tells the number of registers, as in {@code text8}. */
    TEXT(0);

    private final int registers;

    Kind(int registers) {
        this.registers = registers;
    }

    /** How many registers it takes; 0 if the table tells. */
    int registers() {
        return registers;
    }

    /** Which numbers it can be. */
    Span span() {
        return switch (this) {
            case FLOAT32 -> Span.FLOAT;
            case INT16 -> Span.of(Short.MIN_VALUE, Short.MAX_VALUE);
            case INT32 -> Span.of(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UINT32, TIME -> Span.UINT32;
            default -> Span.of(0, 0xFFFF);
        };
    }

    boolean isNumber() {
        return switch (this) {
            case FLOAT32, INT16, UINT16, INT32, UINT32 -> true;
            default -> false;
        };
    }

    static String words() {
        return Arrays.stream(values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
