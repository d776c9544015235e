package org.ferrule.simulators.incubator;

import org.ferrule.simulators.modbus.ModbusDevice;
import org.ferrule.simulators.modbus.ModbusFault;
import org.ferrule.simulators.modbus.ModbusFaults;
import org.ferrule.simulators.witness.Acts;

/** An incubator as a Modbus master sees it. It answers as unit 1. */
public final class IncubatorDevice implements ModbusDevice {
    private static final int UNIT_ID = 1;

    private final ModbusFaults faults;
    private final IncubatorMap map;
    private final Acts acts;

    /** The Modbus side of an incubator. */
    public IncubatorDevice(Incubator incubator) {
        this.faults = incubator.faults().modbus();
        this.map = new IncubatorMap(incubator);
        this.acts = incubator.witness().acts();
        new IncubatorTruth(incubator, map).declare();
    }

    @Override
    public int unitId() {
        return UNIT_ID;
    }

    @Override
    public int[] readRegisters(int address, int count) throws ModbusFault {
        return map.holdings(address, count);
    }

    @Override
    public int[] readInputs(int address, int count) throws ModbusFault {
        return map.inputs(address, count);
    }

    @Override
    public int[] readCoils(int address, int count) throws ModbusFault {
        return map.coils(address, count);
    }

    @Override
    public int[] readDiscretes(int address, int count) throws ModbusFault {
        return map.discretes(address, count);
    }

    @Override
    public void writeRegisters(int address, int[] registers) throws ModbusFault {
        map.writeHoldings(address, registers);
    }

    @Override
    public void writeCoils(int address, int[] coils) throws ModbusFault {
        map.writeCoils(address, coils);
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public ModbusFaults modbusFaults() {
        return faults;
    }
}
