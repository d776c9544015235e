package org.ferrule.simulators.table;

import java.util.Set;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;
import org.ferrule.simulators.fault.Faulty;
import org.ferrule.simulators.modbus.ModbusFaults;

/** What is wrong with a device; nothing, until told otherwise. Thread-safe. */
public final class TableFaults implements Faulty {

    private final FaultCommands commands = new FaultCommands();
    private final FaultSetting<Boolean> isClamping = commands.flags(Fault.CLAMP, "clamp on|off");
    private final FaultSetting<Boolean> isIgnoring = commands.flags(Fault.IGNORE, "ignore on|off");
    private final FaultSetting<Boolean> isRefusing = commands.flags("refuse on|off");
    private final FaultSetting<Set<String>> alarms;
    private final ModbusFaults modbus = new ModbusFaults(commands);

    TableFaults(TableDevice device) {
        commands.does(Fault.SERIAL, "serial NEW", words -> device.put(Table.SERIAL_NUMBER, words.text(1)));
        commands.does(Fault.PANEL, "panel QUANTITY VALUE...", words -> device.put(words.text(1), words.rest(2)));
        commands.does(Fault.REBOOT, "reboot", words -> device.reboot());
        alarms = commands.sets("alarm NAME on|off", Set.of(), words -> {
            words.require(device.alarms().contains(words.text(1)), "the alarms are " + device.alarms());
            return changed(words.text(1), words.is("on"));
        });
        commands.lacks(Fault.STUCK, "nothing of it changes by itself");
        commands.lacks(Fault.NAN, "say 'truth QUANTITY NaN'");
        commands.lacks(Fault.BURST, "it speaks only when it is asked");
        commands.lacks(Fault.CLOCK, "it does not know the time of day");
    }

    private Set<String> changed(String alarm, boolean isOn) {
        Set<String> changed = new java.util.HashSet<>(alarms.get());
        var unused = isOn ? changed.add(alarm) : changed.remove(alarm);
        return Set.copyOf(changed);
    }

    @Override
    public FaultCommands commands() {
        return commands;
    }

    /** What can be wrong with its answers. */
    ModbusFaults modbus() {
        return modbus;
    }

    /** The alarms that stand. */
    Set<String> alarms() {
        return alarms.get();
    }

    /** Whether numbers that are written come to stand half way to what they should be. */
    boolean isClamping() {
        return isClamping.get();
    }

    /** Whether writes are acknowledged and do nothing. */
    boolean isIgnoring() {
        return isIgnoring.get();
    }

    /** Whether orders are refused. */
    boolean isRefusing() {
        return isRefusing.get();
    }
}
