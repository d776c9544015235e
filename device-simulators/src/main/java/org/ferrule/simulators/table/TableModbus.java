package org.ferrule.simulators.table;

import java.util.Arrays;
import org.ferrule.simulators.modbus.ModbusDevice;
import org.ferrule.simulators.modbus.ModbusFault;
import org.ferrule.simulators.modbus.ModbusFaults;
import org.ferrule.simulators.order.RefusedOrderException;
import org.ferrule.simulators.witness.Acts;

/** A device of a table as a Modbus master sees it: all quantities are holding registers, those between them read 0. It answers as unit 1. */
public final class TableModbus implements ModbusDevice {

    private static final int UNIT_ID = 1;

    private final TableDevice device;
    private final int end;

    /** The Modbus side of a device. */
    public TableModbus(TableDevice device) {
        this.device = device;
        this.end = device.table().rows().values().stream()
                .mapToInt(row -> row.address() + row.registers())
                .max()
                .orElse(0);
    }

    @Override
    public int unitId() {
        return UNIT_ID;
    }

    @Override
    public int[] readRegisters(int address, int count) throws ModbusFault {
        requireThere(address, count);
        int[] all = new int[end];
        synchronized (device) {
            for (Row row : device.table().rows().values()) {
                int[] held = ordered(row, row.toRegisters(device.shown(row.name())));
                System.arraycopy(held, 0, all, row.address(), held.length);
            }
        }
        return Arrays.copyOfRange(all, address, address + count);
    }

    @Override
    public void writeRegisters(int address, int[] registers) throws ModbusFault {
        requireThere(address, registers.length);
        Row row = device.table().rows().values().stream()
                .filter(one -> one.address() == address && one.registers() == registers.length)
                .findFirst()
                .orElseThrow(() -> new ModbusFault(
                        ModbusFault.ILLEGAL_ADDRESS, "registers " + address + " on are no quantity to be written"));
        try {
            device.write(row, row.fromRegisters(ordered(row, registers)));
        } catch (RefusedOrderException refused) {
            throw new ModbusFault(
                    refused.isValueWrong() ? ModbusFault.ILLEGAL_VALUE : ModbusFault.DEVICE_FAILURE,
                    String.valueOf(refused.getMessage()));
        } catch (IllegalArgumentException wrong) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, String.valueOf(wrong.getMessage()));
        }
    }

    private void requireThere(int address, int count) throws ModbusFault {
        if (count < 1 || address + count > end) {
            throw new ModbusFault(ModbusFault.ILLEGAL_ADDRESS, "registers end at " + end);
        }
    }

    private int[] ordered(Row row, int... held) {
        boolean isSwapped = modbusFaults().areWordsSwapped() && held.length == 2 && row.kind() != Kind.TEXT;
        return isSwapped ? new int[] {held[1], held[0]} : held;
    }

    @Override
    public ModbusFaults modbusFaults() {
        return device.faults().modbus();
    }

    @Override
    public Acts acts() {
        return device.witness().acts();
    }
}
