package org.ferrule.plugin.registermap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;

/** A device with 16-bit words by table and address, 0 unless set; remembers every request. */
final class FakeModbusLink implements ModbusLink {
    private final Map<String, Integer> words = new HashMap<>();
    private final Set<String> illegal = new HashSet<>();
    private final List<String> requests = new ArrayList<>();
    private int answers = Integer.MAX_VALUE;

    FakeModbusLink set(String table, int address, int... values) {
        for (int i = 0; i < values.length; i++) {
            words.put(table + (address + i), values[i]);
        }
        return this;
    }

    /** A request that touches this is exception 2. */
    void refuse(String table, int address) {
        illegal.add(table + address);
    }

    /** After so many requests nothing goes out any more. */
    void cutAfter(int count) {
        answers = count;
    }

    List<String> requests() {
        return requests;
    }

    private int[] read(String table, int unitId, int address, int count) throws ConnectionException, DeviceException {
        note(unitId + " " + table + " " + address + " x" + count, table, address, count);
        return IntStream.range(address, address + count)
                .map(i -> words.getOrDefault(table + i, 0))
                .toArray();
    }

    private void note(String request, String table, int address, int count)
            throws ConnectionException, DeviceException {
        if (answers-- <= 0) {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, "cut before " + request, null);
        }
        requests.add(request);
        if (IntStream.range(address, address + count).anyMatch(i -> illegal.contains(table + i))) {
            throw new DeviceException("2", "illegal address");
        }
    }

    @Override
    public Registers readHoldingRegisters(int unitId, int address, int count)
            throws ConnectionException, DeviceException {
        return Registers.of(read("h", unitId, address, count));
    }

    @Override
    public Registers readInputRegisters(int unitId, int address, int count)
            throws ConnectionException, DeviceException {
        return Registers.of(read("i", unitId, address, count));
    }

    @Override
    public List<Boolean> readCoils(int unitId, int address, int count) throws ConnectionException, DeviceException {
        return bits(read("c", unitId, address, count));
    }

    @Override
    public List<Boolean> readDiscreteInputs(int unitId, int address, int count)
            throws ConnectionException, DeviceException {
        return bits(read("d", unitId, address, count));
    }

    private static List<Boolean> bits(int[] words) {
        return IntStream.of(words).mapToObj(word -> word != 0).toList();
    }

    @Override
    public void writeRegisters(int unitId, int address, Registers registers)
            throws ConnectionException, DeviceException {
        note(unitId + " W h " + address + " " + hex(registers.toArray()), "h", address, registers.count());
        set("h", address, registers.toArray());
    }

    @Override
    public void writeCoils(int unitId, int address, List<Boolean> coils) throws ConnectionException, DeviceException {
        note(unitId + " W c " + address + " " + coils, "c", address, coils.size());
    }

    private static List<String> hex(int[] words) {
        return IntStream.of(words).mapToObj(Integer::toHexString).toList();
    }
}
