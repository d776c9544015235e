package org.ferrule.api.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device gives in one answer, and what it says about its own values: a run of registers, or a line of text.
 *
 * @since 0.1
 */
public sealed interface Block permits Block.Layout, Block.Exchange {
    /** As the descriptor calls it; empty text for one that serves one value only. */
    String name();

    /** Judged in order. */
    List<Rule> rules();

    /**
     * A run of registers that belong to one moment.
     *
     * @param name as the descriptor calls it; empty text for a register that stands alone
     * @param registers its length, 1..125; 1 for a single bit
     * @param wordOrder {@code HIGH_FIRST} or {@code LOW_FIRST}: which register of a longer number comes first
     * @param byteOrder {@code HIGH_FIRST} or {@code LOW_FIRST}: which byte within a register comes first
     * @param fields by name
     * @param rules about its fields
     */
    record Layout(
            String name,
            int registers,
            Bindings.Choice wordOrder,
            Bindings.Choice byteOrder,
            Map<String, Field> fields,
            List<Rule> rules)
            implements Block {
        /** Copies the collections and keeps their order. */
        public Layout {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            rules = List.copyOf(rules);
        }
    }

    /**
     * A field of a layout.
     *
     * @param encoding what the registers mean
     * @param offset first register, from 0
     * @param registers how many
     * @param lowBit lowest bit of a bit field
     * @param bits number of bits of a bit field; 0 if the whole field counts
     */
    record Field(Encoding encoding, int offset, int registers, int lowBit, int bits) {}

    /** What registers mean. */
    enum Encoding {
        /** One register, 0..65535. */
        UINT16(1, true),
        /** One register, two's complement. */
        INT16(1, true),
        /** Two registers. */
        UINT32(2, true),
        /** Two registers, two's complement. */
        INT32(2, true),
        /** Four registers. */
        UINT64(4, true),
        /** Two registers, IEEE 754 single. */
        FLOAT32(2, false),
        /** Four registers, IEEE 754 double. */
        FLOAT64(4, false),
        /** Two characters a register. */
        ASCII(0, false),
        /** One coil or discrete input. */
        BIT(1, false);

        private final int registers;
        private final boolean isInteger;

        Encoding(int registers, boolean isInteger) {
            this.registers = registers;
            this.isInteger = isInteger;
        }

        /** How many registers it takes; 0 where the descriptor must say. */
        public int registers() {
            return registers;
        }

        /** True for whole numbers. */
        public boolean isInteger() {
            return isInteger;
        }
    }

    /**
     * A line of text and the reply to it.
     *
     * @param name as the descriptor calls it; empty text for one that serves one value only
     * @param send the request without its terminator; {@code {name}} stands for a setting, and where there is one for the value or
     *     argument of that name
     * @param reply regular expression that the whole reply must match
     * @param rules about the reply's groups
     */
    record Exchange(String name, String send, String reply, List<Rule> rules) implements Block {
        /** Copies the list. */
        public Exchange {
            rules = List.copyOf(rules);
        }
    }
}
