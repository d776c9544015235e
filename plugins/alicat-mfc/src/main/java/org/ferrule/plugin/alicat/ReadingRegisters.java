package org.ferrule.plugin.alicat;

import java.util.Map;

/**
 * Where the readings lie, by protocol address. Public sources give three places; each holds pairs of registers with single
 * precision numbers.
 */
enum ReadingRegisters {
    /** Set-point at 1349, readings after it, with gaps. */
    READINGS_1349(1349, 18, 1246),
    /** All readings in a row from 2040. */
    READINGS_2040(2040, 12, 1246),
    /** All readings in a row from register 1203, as the maker's manual of 2023 has it. */
    STATISTICS_1203(1202, 12, 1199);

    private final int address;
    private final int count;
    private final int gas;

    ReadingRegisters(int address, int count, int gas) {
        this.address = address;
        this.count = count;
        this.gas = gas;
    }

    int address() {
        return address;
    }

    int count() {
        return count;
    }

    int gas() {
        return gas;
    }

    Map<Quantity, Integer> offsets() {
        return switch (this) {
            case READINGS_1349 ->
                Map.of(
                        Quantity.SET_POINT, 0,
                        Quantity.PRESSURE, 4,
                        Quantity.TEMPERATURE, 10,
                        Quantity.VOLUMETRIC_FLOW, 12,
                        Quantity.FLOW, 14,
                        Quantity.TOTAL, 16);
            case READINGS_2040, STATISTICS_1203 ->
                Map.of(
                        Quantity.PRESSURE, 0,
                        Quantity.TEMPERATURE, 2,
                        Quantity.VOLUMETRIC_FLOW, 4,
                        Quantity.FLOW, 6,
                        Quantity.SET_POINT, 8,
                        Quantity.TOTAL, 10);
        };
    }
}
