package org.ferrule.simulators.incubator;

import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;
import org.ferrule.simulators.fault.FaultWords;
import org.ferrule.simulators.fault.Faulty;
import org.ferrule.simulators.modbus.ModbusFaults;

/** What is wrong with an incubator; nothing, until told otherwise. Thread-safe. */
public final class IncubatorFaults implements Faulty {

    private static final double HIGHEST = 655;

    private final Incubator incubator;
    private final FaultCommands commands = new FaultCommands();
    private final FaultSetting<Boolean> isStuck = commands.flags(Fault.STUCK, "stuck on|off");
    private final FaultSetting<String> failed = commands.sets(Fault.NAN, "nan temperature|co2|off", "", w -> w.text(1));
    private final FaultSetting<Boolean> isClamping = commands.flags(Fault.CLAMP, "clamp on|off");
    private final FaultSetting<Boolean> isIgnoring = commands.flags(Fault.IGNORE, "ignore on|off");
    private final FaultSetting<String> serialNumber =
            commands.sets(Fault.SERIAL, "serial NEW", "", words -> requireSerialNumber(words.text(1)));
    private final FaultSetting<Boolean> isWaterLow = commands.flags("water low|ok");
    private final FaultSetting<Boolean> isGasLow = commands.flags("gas low|ok");
    private final ModbusFaults modbus = new ModbusFaults(commands);

    IncubatorFaults(Incubator incubator) {
        this.incubator = incubator;
        commands.does(Fault.REBOOT, "reboot", words -> incubator.reboot());
        commands.does(Fault.PANEL, "panel temperature|co2|o2 VALUE", this::panel);
        commands.does("door open|closed", words -> incubator.door(words.is("open")));
        commands.clears(() -> incubator.door(false));
        commands.lacks(Fault.BURST, "a Modbus device speaks only when it is asked");
        commands.lacks(Fault.CLOCK, "it counts its running time and does not know the time of day");
    }

    @Override
    public FaultCommands commands() {
        return commands;
    }

    /** What can be wrong with any Modbus device. */
    public ModbusFaults modbus() {
        return modbus;
    }

    static String requireSerialNumber(String text) {
        if (!text.matches("[!-~]{1,16}")) {
            throw new IllegalArgumentException("serial number: '" + text + "' is not 1 to 16 printable characters");
        }
        return text;
    }

    private void panel(FaultWords words) {
        double value = words.real(2, 0, HIGHEST);
        SetPoints now = incubator.setPoints();
        incubator.set(
                switch (words.text(1)) {
                    case "temperature" -> new SetPoints(value, now.co2(), now.o2());
                    case "co2" -> new SetPoints(now.temperature(), value, now.o2());
                    default -> new SetPoints(now.temperature(), now.co2(), value);
                });
    }

    boolean isStuck() {
        return isStuck.get();
    }

    /** Whether a set-point is silently limited to a narrower range than the map says. */
    boolean isClamping() {
        return isClamping.get();
    }

    /** Whether writes are acknowledged and do nothing. */
    boolean isIgnoring() {
        return isIgnoring.get();
    }

    boolean isWaterLow() {
        return isWaterLow.get();
    }

    boolean isGasLow() {
        return isGasLow.get();
    }

    boolean isFailed(String sensor) {
        return failed.get().equals(sensor);
    }

    /** The serial number, another one if the device was swapped. */
    String serialNumber(String own) {
        String other = serialNumber.get();
        return other.isEmpty() ? own : other;
    }
}
