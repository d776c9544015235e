package org.ferrule.plugin.arc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.WordOrder;
import org.jspecify.annotations.Nullable;

/**
 * The registers of one sensor by the manual's numbers, which are one more than the protocol's addresses.
 *
 * @param read what this round of reading has read, by its number; null outside of a round
 */
record ArcRegisters(
        ModbusLink link, Settings settings, @Nullable Map<Integer, Registers> read) {
    private static final int VALUE = 2090;
    private static final int TEXT_LENGTH = 8;

    /** For one round, in which each block is asked for once: all that is told of it is one moment, and the round is short. */
    ArcRegisters round() {
        return new ArcRegisters(link, settings, new HashMap<>());
    }

    /** Whole blocks only: Hamilton's manual demands it, and a block is one moment. */
    Registers block(int number, int count) throws ConnectionException, DeviceException {
        Registers known = read == null ? null : read.get(number);
        if (known != null) {
            return known;
        }
        Registers block = link.readHoldingRegisters(settings.integer("unitId"), number - 1, count);
        if (read != null) {
            read.put(number, block);
        }
        return block;
    }

    void write(int number, Registers words) throws ConnectionException, DeviceException {
        link.writeRegisters(settings.integer("unitId"), number - 1, words);
    }

    WordOrder wordOrder() {
        return WordOrder.valueOf(settings.text("wordOrder"));
    }

    Measurement value() throws ConnectionException, DeviceException {
        return measurement(VALUE);
    }

    Measurement measurement(int number) throws ConnectionException, DeviceException {
        return Measurement.of(block(number, Measurement.LENGTH), wordOrder());
    }

    float float32(int number, int count) throws ConnectionException, DeviceException {
        return block(number, count).float32(0, wordOrder());
    }

    String text(int number) throws ConnectionException, DeviceException {
        Registers words = block(number, TEXT_LENGTH);
        if (settings.text("textByteOrder").equals("LOW_FIRST")) {
            words = Registers.of(Arrays.stream(words.toArray())
                    .map(word -> (word & 0xFF) << 8 | word >>> 8)
                    .toArray());
        }
        return words.ascii(0, TEXT_LENGTH).strip();
    }
}
