package org.ferrule.simulators.modbus;

import java.util.OptionalInt;

/** A device on a Modbus line. Called by the line's one thread. */
public interface ModbusDevice {

    /** The address to which it answers, now. */
    int unitId();

    /**
     * Reads registers.
     *
     * @param address protocol address of the first
     * @return as many unsigned 16-bit words as were asked for
     */
    int[] readRegisters(int address, int count) throws ModbusFault;

    /**
     * Writes registers in one request.
     *
     * @param address protocol address of the first
     * @param registers unsigned 16-bit words
     */
    void writeRegisters(int address, int[] registers) throws ModbusFault;

    /** Whether its requests get no answer. */
    boolean isSilent();

    /** How long each answer is held back, ms. */
    int delayMillis();

    /** The exception with which every request is refused. */
    OptionalInt exceptionCode();
}
