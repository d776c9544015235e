package org.ferrule.simulators.arc;

import org.ferrule.simulators.modbus.ModbusFault;

/** Device address and baud rate code. */
final class LineParameters {

    private static final int BAUD_19200 = 4;
    private static final int MIN_BAUD = 2;
    private static final int MAX_BAUD = 7;

    private int address;
    private int baud = BAUD_19200;

    LineParameters(int address) {
        this.address = address;
    }

    int address() {
        return address;
    }

    int[] addressBlock() {
        return new Words(2).uint32(address).registers();
    }

    void address(int[] registers) throws ModbusFault {
        address = within("device address", registers, ArcSettings.MIN_UNIT_ID, ArcSettings.MAX_UNIT_ID);
    }

    int[] addressLimits() {
        return new Words(4)
                .uint32(ArcSettings.MIN_UNIT_ID)
                .uint32(ArcSettings.MAX_UNIT_ID)
                .registers();
    }

    int[] baudBlock() {
        return new Words(2).uint32(baud).registers();
    }

    void baud(int[] registers) throws ModbusFault {
        baud = within("baud rate code", registers, MIN_BAUD, MAX_BAUD);
    }

    int[] baudLimits() {
        return new Words(4).uint32(MIN_BAUD).uint32(MAX_BAUD).registers();
    }

    void recall() {
        baud = BAUD_19200;
    }

    private static int within(String name, int[] registers, int min, int max) throws ModbusFault {
        int value = Words.uint32(registers, 0);
        if (value < min || value > max) {
            throw new ModbusFault(
                    ModbusFault.ILLEGAL_VALUE, name + " " + value + " is outside [" + min + ", " + max + "]");
        }
        return value;
    }
}
