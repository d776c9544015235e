package org.ferrule.plugin.alicat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;

/** A controller that answers exactly the blocks it was given and takes every write; any other read is exception 2. */
final class FakeModbusLink implements ModbusLink {
    private final Map<String, Registers> blocks = new HashMap<>();
    private final Map<String, String> exceptions = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private boolean isCut;

    /** A block of unit 7 by protocol address. */
    FakeModbusLink block(int address, Registers registers) {
        blocks.put(address + ":" + registers.count(), registers);
        return this;
    }

    /** An exception code for a read of unit 7. */
    FakeModbusLink exception(int address, int count, String code) {
        exceptions.put(address + ":" + count, code);
        return this;
    }

    void cut() {
        isCut = true;
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public Registers readHoldingRegisters(int unitId, int address, int count)
            throws ConnectionException, DeviceException {
        String request = address + ":" + count;
        send(unitId, "read " + request);
        Registers registers = blocks.get(request);
        if (registers == null || exceptions.containsKey(request)) {
            throw new DeviceException(exceptions.getOrDefault(request, "2"), "refused " + request);
        }
        return registers;
    }

    @Override
    public void writeRegisters(int unitId, int address, Registers registers) throws ConnectionException {
        send(unitId, "write " + address + " " + registers);
    }

    private void send(int unitId, String request) throws ConnectionException {
        if (unitId != 7) {
            throw new AssertionError("unit " + unitId + " is somebody else");
        }
        requests.add(request);
        if (isCut) {
            throw new ConnectionException(CommFault.TIMEOUT, "no answer to " + request, null);
        }
    }

    @Override
    public Registers readInputRegisters(int unitId, int address, int count) {
        throw new AssertionError("the manual knows holding registers only");
    }

    @Override
    public List<Boolean> readCoils(int unitId, int address, int count) {
        throw new AssertionError("the controller has no coils");
    }

    @Override
    public List<Boolean> readDiscreteInputs(int unitId, int address, int count) {
        throw new AssertionError("the controller has no discrete inputs");
    }

    @Override
    public void writeCoils(int unitId, int address, List<Boolean> coils) {
        throw new AssertionError("the controller has no coils");
    }
}
