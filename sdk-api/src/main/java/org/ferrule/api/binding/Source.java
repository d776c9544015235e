package org.ferrule.api.binding;

import java.util.List;

/**
 * A place in a device, by the protocol's own means.
 *
 * @since 0.1
 */
public sealed interface Source permits Source.Register, Source.Node, Source.Reply {

    /** The four tables of a Modbus device. */
    enum Table {
        /** Registers that can be written (function codes 3 and 16). */
        HOLDING,
        /** Registers that can only be read (function code 4). */
        INPUT,
        /** Bits that can be written (function codes 1 and 15). */
        COIL,
        /** Bits that can only be read (function code 2). */
        DISCRETE;

        /** True for the two tables of single bits. */
        public boolean isBits() {
            return this == COIL || this == DISCRETE;
        }

        /** True for the two tables that can be written. */
        public boolean isWritable() {
            return this == HOLDING || this == COIL;
        }
    }

    /**
     * A field of a block of registers, or one bit.
     *
     * @param table which of the four
     * @param address protocol address of the block's first register, 0..65535: a manual's register number, minus 1
     * @param layout how the block is made; without a name if the field stands alone and may be read together with its neighbours
     * @param field the field's name
     */
    record Register(Table table, int address, Block.Layout layout, String field) implements Source {
        /** The field itself. */
        public Block.Field selected() {
            Block.Field selected = layout.fields().get(field);
            if (selected == null) {
                throw new IllegalStateException("layout '" + layout.name() + "' has no field '" + field + "'");
            }
            return selected;
        }
    }

    /**
     * A node of an OPC UA server.
     *
     * @param isId whether there is one name, which is the node's id, instead of browse names from the Objects folder
     * @param names browse names from the Objects folder, or one id
     */
    record Node(boolean isId, List<Name> names) implements Source {
        /** Copies the list. */
        public Node {
            names = List.copyOf(names);
            if (names.isEmpty() || (isId && names.size() != 1)) {
                throw new IllegalArgumentException("a node needs one id, or at least one browse name");
            }
        }
    }

    /**
     * A name in a namespace.
     *
     * @param namespace the namespace's URI, so that it stays valid when a server renumbers its namespaces
     * @param name a browse name, or an identifier such as {@code s=Temperature}
     */
    record Name(String namespace, String name) {}

    /**
     * A part of the reply to a line of text.
     *
     * @param exchange request and reply
     * @param group the group of the reply's regular expression; empty text where nothing is read from the reply
     */
    record Reply(Block.Exchange exchange, String group) implements Source {}
}
