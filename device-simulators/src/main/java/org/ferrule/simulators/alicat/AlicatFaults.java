package org.ferrule.simulators.alicat;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;
import org.ferrule.simulators.fault.FaultWords;
import org.ferrule.simulators.fault.Faulty;
import org.ferrule.simulators.modbus.ModbusFaults;
import org.jspecify.annotations.Nullable;

/** What is wrong with a controller, and what somebody does to it; nothing, until told otherwise. Thread-safe. */
public final class AlicatFaults implements Faulty {

    private static final int LONGEST_BURST = 100_000;
    private static final double LARGEST = 1e7;

    private final AlicatController controller;
    private final FaultCommands commands = new FaultCommands();
    private final AtomicReference<@Nullable Readings> kept = new AtomicReference<>();
    private final FaultSetting<Boolean> isStuck = commands.flags(Fault.STUCK, "stuck on|off");
    private final FaultSetting<Boolean> isMissing = commands.flags(Fault.NAN, "nan on|off");
    private final FaultSetting<Boolean> isClamping = commands.flags(Fault.CLAMP, "clamp on|off");
    private final FaultSetting<Boolean> isIgnoring = commands.flags(Fault.IGNORE, "ignore on|off");
    private final FaultSetting<Boolean> isRejecting = commands.flags(Fault.EXCEPTION, "reject on|off");
    private final FaultSetting<String> serialNumber =
            commands.sets(Fault.SERIAL, "serial NEW", "", words -> AlicatSettings.requireSerialNumber(words.text(1)));
    private final FaultSetting<Optional<String>> firmware =
            commands.sets("firmware NEW", Optional.empty(), words -> Optional.of(words.text(1)));
    private final FaultSetting<SortedSet<String>> codes =
            commands.sets("status CODE|off", Collections.emptySortedSet(), this::withCode);
    private final FaultSetting<Double> supply = commands.sets(
            "supply KPA|ok", Double.NaN, words -> words.is("ok") ? Double.NaN : words.real(1, 0, LARGEST));
    private final FaultSetting<Integer> burst =
            commands.sets(Fault.BURST, "burst N", 0, words -> words.number(1, 1, LONGEST_BURST));
    private final ModbusFaults modbus = new ModbusFaults(commands);

    AlicatFaults(AlicatController controller) {
        this.controller = controller;
        commands.does(Fault.REBOOT, "reboot", words -> controller.reboot());
        commands.does(
                Fault.REBOOT,
                "reboot on-command",
                words -> controller.witness().acts().onNext(controller::reboot));
        commands.clears(() -> controller.witness().acts().clearNext());
        commands.does(Fault.PANEL, "panel setpoint ML_PER_MIN", words -> controller.turn(words.real(2, 0, LARGEST)));
        commands.does(Fault.PANEL, "panel gas N", this::selectGas);
        commands.does(Fault.PANEL, "panel lock on|off", words -> controller.lock(words.is("on")));
        commands.lacks(Fault.CLOCK, "the controller has no clock");
    }

    /** All commands; what is about exceptions, transactions and words concerns Modbus, and {@code burst} an ASCII line. */
    @Override
    public FaultCommands commands() {
        return commands;
    }

    private void selectGas(FaultWords words) {
        int number = words.number(2, 0, 255);
        words.require(controller.select(number), "there is no gas " + number);
    }

    private SortedSet<String> withCode(FaultWords words) {
        SortedSet<String> all = new TreeSet<>();
        if (!words.is("off")) {
            words.require(words.text(1).matches("[A-Z][A-Z0-9]{2}"), "a code has three capital letters or digits");
            all.addAll(codes());
            all.add(words.text(1));
        }
        return Collections.unmodifiableSortedSet(all);
    }

    /** What can be wrong with any device on a line, and what only on a Modbus line. */
    ModbusFaults modbus() {
        return modbus;
    }

    /** The first readings since the sensor stuck, or those of now. */
    Readings stuck(Readings now) {
        return isStuck.get() ? kept.updateAndGet(first -> first == null ? now : first) : forget(now);
    }

    private Readings forget(Readings now) {
        kept.set(null);
        return now;
    }

    boolean isMissing() {
        return isMissing.get();
    }

    boolean isClamping() {
        return isClamping.get();
    }

    boolean isIgnoring() {
        return isIgnoring.get();
    }

    boolean isRejecting() {
        return isRejecting.get();
    }

    /** How many frames are to be sent unasked; asked for once. */
    int takeBurst() {
        return burst.take();
    }

    double supply() {
        return supply.get();
    }

    SortedSet<String> codes() {
        return codes.get();
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
