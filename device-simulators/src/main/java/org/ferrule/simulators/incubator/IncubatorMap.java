package org.ferrule.simulators.incubator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ferrule.simulators.modbus.ModbusFault;

/** The register map, by protocol addresses; the README has it as a table. */
final class IncubatorMap {
    private static final int LIVE = 12;
    private static final int SET = 6;
    private static final int PLATE = 100;
    private static final int PLATE_LENGTH = 24;
    private static final int COILS = 2;
    private static final int NO_VALUE = 0x7FFF;
    private static final int START = 0xD1;
    private static final int STOP = 0xD0;
    private static final double READY = 0.3;
    private static final double DEVIATION = 0.5;
    private static final double HOT = 1.5;

    private final Incubator incubator;
    private final IncubatorFaults faults;
    private int[] frozen = {};

    IncubatorMap(Incubator incubator) {
        this.incubator = incubator;
        this.faults = incubator.faults();
    }

    int[] inputs(int address, int count) throws ModbusFault {
        return part(shown(), 0, address, count);
    }

    /** All input registers as they are shown now. */
    synchronized int[] shown() {
        int[] live = live();
        if (faults.isStuck()) {
            frozen = frozen.length == 0 ? live : frozen;
            live = frozen;
        } else {
            frozen = new int[0];
        }
        return live;
    }

    private int[] live() {
        Climate climate = incubator.climate();
        long seconds = (long) incubator.seconds();
        int[] live = new int[LIVE];
        live[0] = faults.isFailed("temperature") ? NO_VALUE : word(climate.temperature() * 100);
        live[1] = faults.isFailed("co2") ? NO_VALUE : word(climate.co2() * 100);
        live[2] = word(climate.humidity() * 10);
        live[3] = word(climate.o2() * 10);
        live[4] = status(climate);
        live[5] = alarms(climate);
        boolean isLowFirst = faults.modbus().areWordsSwapped();
        live[isLowFirst ? 7 : 6] = (int) ((seconds >>> 16) & 0xFFFF);
        live[isLowFirst ? 6 : 7] = (int) (seconds & 0xFFFF);
        live[8] = incubator.cycle().code();
        return live;
    }

    private static int word(double value) {
        return (int) Math.round(value) & 0xFFFF;
    }

    private int status(Climate climate) {
        boolean isReady = Math.abs(climate.temperature() - incubator.setPoints().temperature()) < READY;
        return bit(0, isReady)
                | bit(1, incubator.cycle() == Incubator.Cycle.RUNNING)
                | bit(2, faults.isFailed("temperature"))
                | bit(3, faults.isFailed("co2"))
                | bit(4, faults.isWaterLow());
    }

    private int alarms(Climate climate) {
        SetPoints wanted = incubator.setPoints();
        boolean isCycling = incubator.cycle() == Incubator.Cycle.RUNNING;
        double off = climate.temperature() - wanted.temperature();
        return bit(0, !isCycling && Math.abs(off) > DEVIATION)
                | bit(1, !isCycling && Math.abs(climate.co2() - wanted.co2()) > DEVIATION)
                | bit(2, !isCycling && off > HOT)
                | bit(3, incubator.isDoorOpenTooLong())
                | bit(4, faults.isGasLow());
    }

    private static int bit(int number, boolean isSet) {
        return isSet ? 1 << number : 0;
    }

    int[] holdings(int address, int count) throws ModbusFault {
        if (address >= PLATE) {
            return part(plate(), PLATE, address, count);
        }
        SetPoints now = incubator.setPoints();
        int[] set = new int[SET];
        set[0] = word(now.temperature() * 100);
        set[1] = word(now.co2() * 100);
        set[2] = word(now.o2() * 10);
        set[3] = bit(0, incubator.isLightOn()) | bit(1, incubator.isSilenced());
        set[5] = word(incubator.decontaminationTemperature() * 10);
        return part(set, 0, address, count);
    }

    private int[] plate() {
        int[] plate = new int[PLATE_LENGTH];
        put(plate, 0, incubator.serialNumber());
        put(plate, 8, "FI-160");
        put(plate, 16, "1.4.2");
        return plate;
    }

    private static void put(int[] words, int from, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            words[from + i / 2] |= (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
    }

    int[] coils(int address, int count) throws ModbusFault {
        int[] coils = {incubator.isLightOn() ? 1 : 0, incubator.isSilenced() ? 1 : 0};
        return part(coils, 0, address, count);
    }

    int[] discretes(int address, int count) throws ModbusFault {
        int[] inputs = {incubator.isDoorOpen() ? 1 : 0, faults.isWaterLow() ? 1 : 0, faults.isGasLow() ? 1 : 0};
        return part(inputs, 0, address, count);
    }

    private static int[] part(int[] all, int first, int address, int count) throws ModbusFault {
        int from = address - first;
        if (count < 1 || count > 2000) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "count " + count);
        }
        if (from < 0 || from + count > all.length) {
            throw new ModbusFault(ModbusFault.ILLEGAL_ADDRESS, count + " from " + address);
        }
        return Arrays.copyOfRange(all, from, from + count);
    }

    void writeCoils(int address, int[] bits) throws ModbusFault {
        if (address < 0 || bits.length < 1 || address + bits.length > COILS) {
            throw new ModbusFault(ModbusFault.ILLEGAL_ADDRESS, bits.length + " coils from " + address);
        }
        for (int i = 0; i < bits.length && !faults.isIgnoring(); i++) {
            if (address + i == 0) {
                incubator.light(bits[i] != 0);
            } else {
                incubator.silence(bits[i] != 0);
            }
        }
    }

    void writeHoldings(int address, int[] words) throws ModbusFault {
        if (address < 0 || words.length < 1 || address + words.length > SET) {
            throw new ModbusFault(ModbusFault.ILLEGAL_ADDRESS, words.length + " registers from " + address);
        }
        for (int i = 0; i < words.length; i++) {
            write(address + i, words[i]);
        }
    }

    private void write(int address, int word) throws ModbusFault {
        SetPoints now = incubator.setPoints();
        switch (address) {
            case 0 -> set(new SetPoints(within((short) word / 100.0, 10, 50, 38), now.co2(), now.o2()));
            case 1 -> set(new SetPoints(now.temperature(), within(word / 100.0, 0, 20, 10), now.o2()));
            case 2 -> set(new SetPoints(now.temperature(), now.co2(), within(word / 10.0, 1, 20.9, 20.9)));
            case 3 -> panel(word);
            case 4 -> command(word);
            default -> decontamination(within(word / 10.0, 70, 120, 120));
        }
    }

    /** A value out of range is exception 3; a clamping device silently takes less. */
    private double within(double value, double low, double high, double clamped) throws ModbusFault {
        if (value < low || value > high) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, value + " is outside [" + low + ", " + high + "]");
        }
        return faults.isClamping() ? Math.min(value, clamped) : value;
    }

    private void set(SetPoints wanted) {
        if (!faults.isIgnoring()) {
            incubator.set(wanted);
        }
    }

    private void decontamination(double temperature) {
        if (!faults.isIgnoring()) {
            incubator.decontaminationTemperature(temperature);
        }
    }

    private void panel(int word) throws ModbusFault {
        if (word > 3) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "bits other than 0 and 1");
        }
        if (!faults.isIgnoring()) {
            incubator.light((word & 1) != 0);
            incubator.silence((word & 2) != 0);
        }
    }

    private void command(int code) throws ModbusFault {
        if (code != START && code != STOP) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "command " + code);
        }
        if (faults.isIgnoring()) {
            return;
        }
        if (code == STOP) {
            incubator.stop();
        } else if (!incubator.decontaminate()) {
            throw new ModbusFault(ModbusFault.BUSY, "the door is open, or a cycle is running");
        }
    }
}
