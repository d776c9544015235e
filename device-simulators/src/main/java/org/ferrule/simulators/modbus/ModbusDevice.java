package org.ferrule.simulators.modbus;

import org.ferrule.simulators.witness.Acts;

/** A device on a Modbus line. Called by the line's one thread. */
public interface ModbusDevice {

    /** The address to which it answers, now. */
    int unitId();

    /**
     * Reads holding registers.
     *
     * @param address protocol address of the first
     * @return as many unsigned 16-bit words as were asked for
     */
    int[] readRegisters(int address, int count) throws ModbusFault;

    /** Reads input registers; the same as holding registers, unless the device says otherwise. */
    default int[] readInputs(int address, int count) throws ModbusFault {
        return readRegisters(address, count);
    }

    /** Reads coils, each 0 or 1; a device has none, unless it says otherwise. */
    default int[] readCoils(int address, int count) throws ModbusFault {
        throw new ModbusFault(ModbusFault.ILLEGAL_FUNCTION, "no coils");
    }

    /** Reads discrete inputs, each 0 or 1; a device has none, unless it says otherwise. */
    default int[] readDiscretes(int address, int count) throws ModbusFault {
        throw new ModbusFault(ModbusFault.ILLEGAL_FUNCTION, "no discrete inputs");
    }

    /** Writes coils, each 0 or 1, in one request. */
    default void writeCoils(int address, int[] coils) throws ModbusFault {
        throw new ModbusFault(ModbusFault.ILLEGAL_FUNCTION, "no coils");
    }

    /**
     * Writes registers in one request.
     *
     * @param address protocol address of the first
     * @param registers unsigned 16-bit words
     */
    void writeRegisters(int address, int[] registers) throws ModbusFault;

    /** What is wrong with it. */
    ModbusFaults modbusFaults();

    /** Where what it was asked to change is remembered. */
    Acts acts();

    /** Whether its requests get no answer. */
    default boolean isSilent() {
        return modbusFaults().answers().isSilent();
    }
}
