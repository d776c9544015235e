package org.ferrule.simulators.alicat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ferrule.simulators.alicat.Valve.Hold;
import org.ferrule.simulators.modbus.ModbusDevice;
import org.ferrule.simulators.modbus.ModbusFault;
import org.ferrule.simulators.modbus.ModbusFaults;
import org.ferrule.simulators.witness.Acts;

/** The Modbus side of one controller. Addresses are protocol addresses, from 0. */
final class AlicatRegisters implements ModbusDevice {

    private static final int COMMAND = 999;
    private static final int SET_POINT = 1009;
    private static final int STATUS_FLAGS = 1200;
    private static final int GAS_BEFORE_STATISTICS = 1199;
    private static final int GAS = 1246;
    private static final double KPA_PER_PSI = 6.894757;

    private static final int UNKNOWN_COMMAND = 32_769;
    private static final int WRONG_ARGUMENT = 32_770;
    private static final int CANNOT = 32_771;

    private static final Map<String, Integer> BITS = Map.of(
            "TOV", 0, "VOV", 2, "MOV", 4, "POV", 6, "OVR", 7, "HLD", 8, "ADC", 9, "EXH", 10, "OPL", 11, "TMF", 12);
    private static final int OTHER_BIT = 13;

    private final AlicatController controller;
    private final AlicatRegisterSettings settings;
    private int command;
    private int result;

    AlicatRegisters(AlicatController controller) {
        this.controller = controller;
        this.settings = controller.settings().modbus();
    }

    @Override
    public int unitId() {
        return settings.unitId();
    }

    @Override
    public boolean isSilent() {
        return !controller.isAwake();
    }

    @Override
    public Acts acts() {
        return controller.witness().acts();
    }

    @Override
    public ModbusFaults modbusFaults() {
        return controller.faults().modbus();
    }

    @Override
    public int[] readRegisters(int address, int count) throws ModbusFault {
        SortedMap<Integer, Integer> words = words().subMap(address, address + count);
        if (count < 1 || count > 125) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "count " + count + " is outside [1, 125]");
        }
        if (words.size() != count) {
            throw new ModbusFault(
                    ModbusFault.ILLEGAL_ADDRESS, "there are not " + count + " registers at address " + address);
        }
        return words.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private SortedMap<Integer, Integer> words() {
        SortedMap<Integer, Integer> words = new TreeMap<>();
        words.put(COMMAND, command);
        words.put(COMMAND + 1, result);
        boolean isNew = settings.readings() == AlicatRegisterSettings.STATISTICS;
        words.put(isNew ? GAS_BEFORE_STATISTICS : GAS, controller.gas());
        if (settings.hasStatusFlags()) {
            put(words, STATUS_FLAGS, flags());
        }
        Readings now = controller.readings();
        double unit = controller.settings().model().scale().mlPerMin();
        List<Double> readings = List.of(
                now.pressure() / KPA_PER_PSI,
                now.temperature(),
                now.volumetricFlow() / unit,
                now.flow() / unit,
                now.setPoint() / unit,
                now.total() / unit);
        int[] offsets = settings.readings() == AlicatRegisterSettings.WITH_GAPS
                ? new int[] {4, 10, 12, 14, 0, 16}
                : new int[] {0, 2, 4, 6, 8, 10};
        int length = settings.readings() == AlicatRegisterSettings.WITH_GAPS ? 18 : 12;
        for (int i = 0; i < length; i++) {
            words.put(settings.readings() + i, 0);
        }
        for (int i = 0; i < offsets.length; i++) {
            put(
                    words,
                    settings.readings() + offsets[i],
                    Float.floatToIntBits(readings.get(i).floatValue()));
        }
        return words;
    }

    private int flags() {
        int flags = 0;
        for (String code : controller.codes()) {
            // The lock of the panel has no bit.
            if (!code.equals("LCK")) {
                flags |= 1 << BITS.getOrDefault(code, OTHER_BIT);
            }
        }
        return flags;
    }

    private boolean isLowWordFirst() {
        return settings.isLowWordFirst() != controller.faults().modbus().areWordsSwapped();
    }

    private void put(Map<Integer, Integer> words, int address, int value) {
        int high = value >>> 16;
        int low = value & 0xFFFF;
        words.put(address, isLowWordFirst() ? low : high);
        words.put(address + 1, isLowWordFirst() ? high : low);
    }

    @Override
    public void writeRegisters(int address, int[] registers) throws ModbusFault {
        if (registers.length != 2 || (address != SET_POINT && address != COMMAND)) {
            throw new ModbusFault(
                    ModbusFault.ILLEGAL_ADDRESS, "cannot write " + registers.length + " registers at " + address);
        }
        if (address == SET_POINT) {
            setPoint(registers);
        } else {
            command = registers[0];
            result = controller.faults().isRejecting() ? CANNOT : obey(registers[0], registers[1]);
        }
    }

    private void setPoint(int[] registers) throws ModbusFault {
        int high = isLowWordFirst() ? registers[1] : registers[0];
        int low = isLowWordFirst() ? registers[0] : registers[1];
        float shown = Float.intBitsToFloat(high << 16 | low);
        if (!controller.command(shown * controller.settings().model().scale().mlPerMin())) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "set-point " + shown + " is outside the range");
        }
    }

    private int obey(int wanted, int argument) {
        return switch (wanted) {
            case 1 -> controller.commandGas(argument) ? 0 : WRONG_ARGUMENT;
            case 4 -> argument > 2 ? WRONG_ARGUMENT : done(argument == 2 ? controller::tareFlow : () -> {});
            case 5 -> argument != 0 ? WRONG_ARGUMENT : done(controller::resetTotalizer);
            case 6 -> valve(argument);
            case 7 -> argument > 1 ? WRONG_ARGUMENT : done(() -> controller.lock(argument == 1));
            default -> UNKNOWN_COMMAND;
        };
    }

    private int valve(int argument) {
        return switch (argument) {
            case 0 -> done(() -> controller.hold(Hold.NONE));
            case 1 -> done(() -> controller.hold(Hold.CLOSED));
            case 2 -> done(() -> controller.hold(Hold.CURRENT));
            case 3 -> CANNOT;
            default -> WRONG_ARGUMENT;
        };
    }

    private int done(Runnable act) {
        if (!controller.faults().isIgnoring()) {
            act.run();
        }
        return 0;
    }
}
