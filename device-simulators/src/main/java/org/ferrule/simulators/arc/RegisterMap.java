package org.ferrule.simulators.arc;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ferrule.simulators.modbus.ModbusFault;

/** The sensor's register space: blocks to read, blocks to write, and the operator level that each needs. */
final class RegisterMap {

    private static final int MOST_READ = 125;
    private static final int MOST_WRITTEN = 123;

    private final TreeMap<Integer, ReadBlock> readable = new TreeMap<>();
    private final TreeMap<Integer, WriteBlock> writable = new TreeMap<>();
    private final boolean isWholeBlockOnly;
    private final BooleanSupplier areWordsSwapped;

    /** What a write to a block does. */
    @FunctionalInterface
    interface Write {
        void accept(int[] registers) throws ModbusFault;
    }

    private record ReadBlock(int start, int count, OperatorLevel needed, boolean isText, Supplier<int[]> content) {}

    private record WriteBlock(int start, int count, OperatorLevel needed, boolean isText, Write write) {}

    /**
     * A map without blocks.
     *
     * @param areWordsSwapped whether the words of numbers lie the other way round now
     */
    RegisterMap(boolean isWholeBlockOnly, BooleanSupplier areWordsSwapped) {
        this.isWholeBlockOnly = isWholeBlockOnly;
        this.areWordsSwapped = areWordsSwapped;
    }

    RegisterMap read(int start, int count, Supplier<int[]> content) {
        return read(start, count, OperatorLevel.USER, content);
    }

    RegisterMap read(int start, int count, OperatorLevel needed, Supplier<int[]> content) {
        readable.put(start, new ReadBlock(start, count, needed, false, content));
        return this;
    }

    /** A block of characters, whose words never trade places. */
    void text(int start, int count, Supplier<int[]> content) {
        readable.put(start, new ReadBlock(start, count, OperatorLevel.USER, true, content));
    }

    void writeText(int start, int count, OperatorLevel needed, Write write) {
        writable.put(start, new WriteBlock(start, count, needed, true, write));
    }

    RegisterMap write(int start, int count, OperatorLevel needed, Write write) {
        writable.put(start, new WriteBlock(start, count, needed, false, write));
        return this;
    }

    int[] read(OperatorLevel level, int start, int count) throws ModbusFault {
        requireCount(count, MOST_READ);
        Map.Entry<Integer, ReadBlock> entry = readable.floorEntry(start);
        if (entry == null
                || start + count > entry.getValue().start() + entry.getValue().count()) {
            throw unmapped("read", start, count);
        }
        ReadBlock block = entry.getValue();
        boolean isWhole = start == block.start() && count == block.count();
        if (!level.covers(block.needed()) || (isWholeBlockOnly && !isWhole)) {
            throw unmapped("read", start, count);
        }
        int[] part = new int[count];
        System.arraycopy(ordered(block.content().get(), block.isText()), start - block.start(), part, 0, count);
        return part;
    }

    void write(OperatorLevel level, int start, int[] registers) throws ModbusFault {
        requireCount(registers.length, MOST_WRITTEN);
        WriteBlock block = writable.get(start);
        if (block == null || block.count() != registers.length) {
            throw unmapped("write", start, registers.length);
        }
        // A write without the level is acknowledged and does nothing: that is how the real sensor behaves.
        if (level.covers(block.needed())) {
            block.write().accept(ordered(registers, block.isText()));
        }
    }

    /** Blocks of numbers are 32-bit values throughout. */
    private int[] ordered(int[] words, boolean isText) {
        if (isText || !areWordsSwapped.getAsBoolean()) {
            return words;
        }
        int[] swapped = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            swapped[i] = words[i ^ 1];
        }
        return swapped;
    }

    private static void requireCount(int count, int most) throws ModbusFault {
        if (count < 1 || count > most) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "count " + count + " is outside [1, " + most + "]");
        }
    }

    private static ModbusFault unmapped(String what, int start, int count) {
        return new ModbusFault(
                ModbusFault.ILLEGAL_ADDRESS, "cannot " + what + " " + count + " registers from register " + start);
    }
}
