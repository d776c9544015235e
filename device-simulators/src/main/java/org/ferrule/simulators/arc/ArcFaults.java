package org.ferrule.simulators.arc;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;
import org.ferrule.simulators.fault.Faulty;
import org.ferrule.simulators.modbus.ModbusFaults;
import org.jspecify.annotations.Nullable;

/** What is wrong with a sensor or its line; nothing, until told otherwise. Thread-safe. */
public final class ArcFaults implements Faulty {

    private static final double LARGEST = 1e6;
    private static final int LONGEST_OFFSET = 1_000_000;
    private static final int HIGHEST_BIT = 1 << 30;

    private final FaultCommands commands = new FaultCommands();
    private final FaultSetting<Boolean> isQualityBad = commands.flags("quality bad|good");
    private final FaultSetting<Integer> statusBits =
            commands.sets("status BITS|off", 0, words -> words.numberOrOff(1, 1, HIGHEST_BIT));
    private final FaultSetting<Boolean> isNan = commands.flags(Fault.NAN, "nan on|off");
    private final FaultSetting<Boolean> isStuck =
            commands.sets(Fault.STUCK, "stuck [on|off]", false, w -> !w.is("off"));
    private final FaultSetting<Boolean> isIgnoring = commands.flags(Fault.IGNORE, "ignore on|off");
    private final FaultSetting<Boolean> isClamping = commands.flags(Fault.CLAMP, "clamp on|off");
    private final FaultSetting<String> serialNumber =
            commands.sets(Fault.SERIAL, "serial NEW", "", words -> ArcSettings.requireSerialNumber(words.text(1)));
    private final FaultSetting<Optional<String>> firmware = commands.sets(
            "firmware NEW", Optional.empty(), words -> Optional.of(ArcSettings.requireSerialNumber(words.text(1))));
    private final FaultSetting<Integer> clockOffset =
            commands.sets(Fault.CLOCK, "clock SECONDS", 0, words -> words.number(1, -LONGEST_OFFSET, LONGEST_OFFSET));
    private final FaultSetting<Double> medium = commands.sets(
            "medium VALUE|vessel",
            Double.NaN,
            words -> words.is("vessel") ? Double.NaN : words.real(1, -LARGEST, LARGEST));
    private final ModbusFaults modbus = new ModbusFaults(commands);

    ArcFaults(Runnable reboot) {
        commands.does(Fault.REBOOT, "reboot", words -> reboot.run());
        commands.lacks(Fault.PANEL, "the sensor has no panel");
        commands.lacks(Fault.BURST, "a Modbus device speaks only when it is asked");
    }

    @Override
    public FaultCommands commands() {
        return commands;
    }

    /** What can be wrong with any Modbus device. */
    public ModbusFaults modbus() {
        return modbus;
    }

    public boolean isQualityBad() {
        return isQualityBad.get();
    }

    /** Bits of the status that are set beside those that the sensor has a reason for. */
    int statusBits() {
        return statusBits.get();
    }

    public boolean isValueNan() {
        return isNan.get();
    }

    public boolean isStuck() {
        return isStuck.get();
    }

    /** Whether what an operator level must permit is acknowledged and forgotten, as without the level. */
    public boolean isIgnoring() {
        return isIgnoring.get();
    }

    /** Whether a moving average outside its range is cut to it instead of refused. */
    boolean isClamping() {
        return isClamping.get();
    }

    /** How far the system time is ahead, s. */
    int clockOffset() {
        return clockOffset.get();
    }

    /** What the tip is held into instead of the vessel: a buffer, or a gas. */
    OptionalDouble medium() {
        double value = medium.get();
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Optional<String> firmware() {
        return firmware.get();
    }

    @Nullable
    String serialNumber() {
        String other = serialNumber.get();
        return other.isEmpty() ? null : other;
    }
}
