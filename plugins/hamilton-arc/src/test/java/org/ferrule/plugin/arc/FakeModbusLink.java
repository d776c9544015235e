package org.ferrule.plugin.arc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;

/** A sensor that answers exactly the blocks it was given; anything else is exception 2. It acknowledges every write. */
final class FakeModbusLink implements ModbusLink {
    private final Map<String, Registers> blocks = new HashMap<>();
    private final Map<Integer, String> refusals = new HashMap<>();
    private final Map<Integer, Runnable> reactions = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private boolean isCut;

    /** A block by protocol address. */
    FakeModbusLink block(int unitId, int address, Registers registers) {
        blocks.put(unitId + ":" + address + ":" + registers.count(), registers);
        return this;
    }

    /** What a write to an address sets off. */
    FakeModbusLink onWrite(int address, Runnable reaction) {
        reactions.put(address, reaction);
        return this;
    }

    /** Answers writes to an address with an exception code. */
    FakeModbusLink refuse(int address, String code) {
        refusals.put(address, code);
        return this;
    }

    void cut() {
        isCut = true;
    }

    List<String> requests() {
        return requests;
    }

    /** Each as {@code address [words]}, also those that got no answer. */
    List<String> writes() {
        return writes;
    }

    @Override
    public Registers readHoldingRegisters(int unitId, int address, int count)
            throws ConnectionException, DeviceException {
        String request = unitId + ":" + address + ":" + count;
        requests.add(request);
        requireLine(request);
        Registers registers = blocks.get(request);
        if (registers == null) {
            throw new DeviceException("2", "illegal data address " + request);
        }
        return registers;
    }

    @Override
    public Registers readInputRegisters(int unitId, int address, int count) {
        throw new AssertionError("the manual knows holding registers only");
    }

    @Override
    public List<Boolean> readCoils(int unitId, int address, int count) {
        throw new AssertionError("an Arc sensor has no coils");
    }

    @Override
    public List<Boolean> readDiscreteInputs(int unitId, int address, int count) {
        throw new AssertionError("an Arc sensor has no discrete inputs");
    }

    @Override
    public void writeRegisters(int unitId, int address, Registers registers)
            throws ConnectionException, DeviceException {
        String request = address + " " + Arrays.toString(registers.toArray());
        writes.add(request);
        requireLine(request);
        reactions.getOrDefault(address, () -> {}).run();
        requireLine(request);
        String refusal = refusals.get(address);
        if (refusal != null) {
            throw new DeviceException(refusal, "refused " + address);
        }
    }

    @Override
    public void writeCoils(int unitId, int address, List<Boolean> coils) {
        throw new AssertionError("an Arc sensor has no coils");
    }

    private void requireLine(String request) throws ConnectionException {
        if (isCut) {
            throw new ConnectionException(CommFault.TIMEOUT, "no answer to " + request, null);
        }
    }
}
