package org.ferrule.plugin.alicat;

import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.WordOrder;

/** One controller's registers, by protocol address. */
record ModbusRegisters(ModbusLink link, int unitId, WordOrder wordOrder) {
    private static final int COMMAND = 999;
    private static final int COMMAND_RESULT = 1000;
    private static final int SET_POINT = 1009;
    private static final int STATUS_FLAGS = 1200;

    static ModbusRegisters of(ModbusLink link, Settings settings) {
        return new ModbusRegisters(link, settings.integer("unitId"), WordOrder.valueOf(settings.text("wordOrder")));
    }

    Registers read(int address, int count) throws ConnectionException, DeviceException {
        return link.readHoldingRegisters(unitId, address, count);
    }

    float float32(Registers block, int offset) {
        return block.float32(offset, wordOrder);
    }

    long statusFlags() throws ConnectionException, DeviceException {
        return read(STATUS_FLAGS, 2).uint32(0, wordOrder);
    }

    void writeSetPoint(double value) throws ConnectionException, DeviceException {
        link.writeRegisters(unitId, SET_POINT, Registers.ofFloat32(wordOrder, (float) value));
    }

    /** Gives a command and asks what became of it: the place of its argument then holds the result. */
    void command(int command, int argument) throws ConnectionException, DeviceException {
        link.writeRegisters(unitId, COMMAND, Registers.of(command, argument));
        int result = result();
        if (result != 0) {
            throw new DeviceException(
                    Integer.toString(result),
                    meaning(result) + " (command " + command + ", argument " + argument + ")");
        }
    }

    /** A refusal here says nothing about the command, which was given already. */
    private int result() throws ConnectionException {
        try {
            return read(COMMAND_RESULT, 1).uint16(0);
        } catch (DeviceException refused) {
            throw new ConnectionException(
                    CommFault.PROTOCOL, "the result of the command is not told: " + refused.getMessage(), refused);
        }
    }

    private static String meaning(int result) {
        return switch (result) {
            case 32769 -> "it does not know this command; its firmware is too old for it";
            case 32770 -> "it does not take this argument; check the value";
            case 32771 -> "it cannot do this; use a controller that can";
            default -> "the command failed; see the maker's table of status codes";
        };
    }
}
