package org.ferrule.transport.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteMultipleCoilsRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.util.BitVector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;

/** Turns the calls of a driver into requests, and answers into registers and bits. */
final class LeasedModbusLink implements ModbusLink {
    private static final int MOST_REGISTERS_READ = 125;
    private static final int MOST_REGISTERS_WRITTEN = 123;
    private static final int MOST_BITS_READ = 2000;
    private static final int MOST_BITS_WRITTEN = 1968;

    private final Caller caller;

    LeasedModbusLink(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Registers readHoldingRegisters(int unitId, int address, int count)
            throws ConnectionException, DeviceException {
        String text = text("read holding registers", unitId, address, count, MOST_REGISTERS_READ);
        ReadMultipleRegistersRequest request = new ReadMultipleRegistersRequest(address, count);
        ModbusResponse answer = caller.call(ModbusCall.read(unitId, request, 2 * count, text));
        ReadMultipleRegistersResponse registers = (ReadMultipleRegistersResponse) answer;
        return Registers.of(
                IntStream.range(0, count).map(registers::getRegisterValue).toArray());
    }

    @Override
    public Registers readInputRegisters(int unitId, int address, int count)
            throws ConnectionException, DeviceException {
        String text = text("read input registers", unitId, address, count, MOST_REGISTERS_READ);
        ReadInputRegistersRequest request = new ReadInputRegistersRequest(address, count);
        ModbusResponse answer = caller.call(ModbusCall.read(unitId, request, 2 * count, text));
        ReadInputRegistersResponse registers = (ReadInputRegistersResponse) answer;
        return Registers.of(
                IntStream.range(0, count).map(registers::getRegisterValue).toArray());
    }

    @Override
    public List<Boolean> readCoils(int unitId, int address, int count) throws ConnectionException, DeviceException {
        String text = text("read coils", unitId, address, count, MOST_BITS_READ);
        ModbusResponse answer =
                caller.call(ModbusCall.read(unitId, new ReadCoilsRequest(address, count), bytesFor(count), text));
        return bits(((ReadCoilsResponse) answer).getCoils(), count);
    }

    @Override
    public List<Boolean> readDiscreteInputs(int unitId, int address, int count)
            throws ConnectionException, DeviceException {
        String text = text("read discrete inputs", unitId, address, count, MOST_BITS_READ);
        ModbusResponse answer = caller.call(
                ModbusCall.read(unitId, new ReadInputDiscretesRequest(address, count), bytesFor(count), text));
        return bits(((ReadInputDiscretesResponse) answer).getDiscretes(), count);
    }

    @Override
    public void writeRegisters(int unitId, int address, Registers registers)
            throws ConnectionException, DeviceException {
        String text = text("write registers", unitId, address, registers.count(), MOST_REGISTERS_WRITTEN);
        Register[] words =
                Arrays.stream(registers.toArray()).mapToObj(SimpleRegister::new).toArray(Register[]::new);
        caller.call(ModbusCall.write(unitId, new WriteMultipleRegistersRequest(address, words), text));
    }

    @Override
    public void writeCoils(int unitId, int address, List<Boolean> coils) throws ConnectionException, DeviceException {
        String text = text("write coils", unitId, address, coils.size(), MOST_BITS_WRITTEN);
        BitVector bits = new BitVector(coils.size());
        for (int i = 0; i < coils.size(); i++) {
            bits.setBit(i, coils.get(i));
        }
        caller.call(ModbusCall.write(unitId, new WriteMultipleCoilsRequest(address, bits), text));
    }

    private static List<Boolean> bits(BitVector bits, int count) {
        return IntStream.range(0, count).mapToObj(bits::getBit).toList();
    }

    private static int bytesFor(int bits) {
        return (bits + 7) / 8;
    }

    private static String text(String what, int unitId, int address, int count, int most) {
        if (unitId < 0 || unitId > 255) {
            throw new IllegalArgumentException(what + ": unit id 0..255, not " + unitId);
        }
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(what + ": 1.." + most + " at a time, not " + count);
        }
        if (address < 0 || address + count > 0x10000) {
            throw new IllegalArgumentException(what + ": addresses 0..65535, not " + count + " from " + address);
        }
        return what + " " + address + ", count " + count;
    }

    /** Sends a request and returns its answer. */
    @FunctionalInterface
    interface Caller {
        ModbusResponse call(ModbusCall call) throws ConnectionException, DeviceException;
    }
}
