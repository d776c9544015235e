package org.ferrule.simulators.lads;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;
import org.ferrule.simulators.fault.FaultWords;
import org.ferrule.simulators.fault.Faulty;
import org.ferrule.simulators.lads.unit.UnitFaults;
import org.jspecify.annotations.Nullable;

/** What is wrong with a bioreactor, and what people do at its panel; nothing, until told otherwise. Thread-safe. */
public final class LadsFaults implements UnitFaults, Faulty {

    private static final int LARGEST_BURST = 1_000_000;
    private static final int LONGEST_OFFSET = 9_999_999;
    private static final double LARGEST = 1e6;

    private final Panel panel;
    private final Set<String> raised = ConcurrentHashMap.newKeySet();
    private @Nullable CountDownLatch reboot;

    private final FaultCommands commands = new FaultCommands();
    private final FaultSetting<Boolean> isClamping = commands.flags(Fault.CLAMP, "clamp on|off");
    private final FaultSetting<Boolean> isIgnoring = commands.flags(Fault.IGNORE, "ignore on|off");
    private final FaultSetting<Boolean> isBusy = commands.flags(Fault.EXCEPTION, "busy on|off");
    private final FaultSetting<Boolean> isStuck = commands.flags(Fault.STUCK, "stuck on|off");
    private final FaultSetting<Boolean> isNan = commands.flags(Fault.NAN, "nan on|off");
    private final FaultSetting<Rating> rating = commands.sets(
            "status good|uncertain|bad",
            Rating.GOOD,
            words -> Rating.valueOf(words.text(1).toUpperCase(Locale.ROOT)));
    private final FaultSetting<String> serialNumber =
            commands.sets(Fault.SERIAL, "serial NEW", "", LadsFaults::serialNumber);
    private final FaultSetting<Duration> clockOffset = commands.sets(
            Fault.CLOCK,
            "clock SECONDS",
            Duration.ZERO,
            words -> Duration.ofSeconds(words.number(1, -LONGEST_OFFSET, LONGEST_OFFSET)));
    private final FaultSetting<Integer> burst =
            commands.sets(Fault.BURST, "burst N", 0, words -> words.number(1, 0, LARGEST_BURST));
    private final FaultSetting<Boolean> isRebootInCommand;

    /** What a person at the device can do. */
    interface Panel {
        /** Presses one of the buttons for the unit; false if that is not possible now. */
        boolean press(String button);

        void set(Loop loop, double value);

        void lock(boolean isLocked);

        /** Another client takes the unit's lock, or gives it back. */
        void lockElsewhere(boolean isLocked);
    }

    LadsFaults(Panel panel) {
        this.panel = panel;
        commands.does("condition raise|clear NAME", this::condition);
        commands.clears(raised::clear);
        commands.does(
                Fault.PANEL, "panel start|stop|abort|clear|hold|unhold|suspend|unsuspend|complete|reset", this::press);
        commands.does(
                Fault.PANEL,
                "panel set temperature|ph|dissolvedOxygen|agitation VALUE",
                words -> panel.set(loop(words.text(2)), words.real(3, -LARGEST, LARGEST)));
        commands.does(Fault.PANEL, "panel lock on|off", words -> panel.lock(words.is("on")));
        commands.does("client lock on|off", words -> panel.lockElsewhere(words.is("on")));
        commands.does(Fault.REBOOT, "reboot", words -> askForReboot());
        isRebootInCommand = commands.sets(Fault.REBOOT, "reboot on-command", false, words -> true);
        commands.lacks(Fault.TRANSACTION, "numbers of requests lie inside the encrypted channel; 'corrupt' breaks it");
        commands.lacks(Fault.WORD_ORDER, "OPC UA has one order of bytes");
    }

    @Override
    public FaultCommands commands() {
        return commands;
    }

    @Override
    public OptionalDouble admit(double offered, double low, double high) throws OutOfRangeException {
        if (isIgnoring.get()) {
            return OptionalDouble.empty();
        }
        if (offered >= low && offered <= high) {
            return OptionalDouble.of(offered);
        }
        // A NaN cannot be clamped to anything.
        if (isClamping.get() && !Double.isNaN(offered)) {
            return OptionalDouble.of(Math.max(low, Math.min(high, offered)));
        }
        throw new OutOfRangeException(offered, low, high);
    }

    @Override
    public boolean isBusy() {
        return isBusy.get();
    }

    @Override
    public boolean isStuck() {
        return isStuck.get();
    }

    @Override
    public boolean isNan() {
        return isNan.get();
    }

    @Override
    public Rating rating() {
        return rating.get();
    }

    @Override
    public String serialNumber(String own) {
        String other = serialNumber.get();
        return other.isEmpty() ? own : other;
    }

    @Override
    public Set<String> raised() {
        return Set.copyOf(raised);
    }

    @Override
    public int takeBurst() {
        return burst.take();
    }

    @Override
    public boolean takeRebootInCommand() {
        return isRebootInCommand.take();
    }

    @Override
    public void rebootAndWait(Duration longest) {
        try {
            boolean unused = askForReboot().await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    /** The device's clock is off by this. */
    Duration clockOffset() {
        return clockOffset.get();
    }

    /** Whether somebody asked for a reboot. */
    synchronized boolean isRebootDue() {
        return reboot != null;
    }

    /** Notes that the device is up again. */
    synchronized void rebooted() {
        if (reboot != null) {
            reboot.countDown();
            reboot = null;
        }
    }

    private synchronized CountDownLatch askForReboot() {
        if (reboot == null) {
            reboot = new CountDownLatch(1);
        }
        return reboot;
    }

    /** Whatever a text can hold: what an exchanged device calls itself is not for this one to say. */
    private static String serialNumber(FaultWords words) {
        words.require(words.text(1).matches("[!-~]{1,256}"), "a serial number is 1 to 256 printable characters");
        return words.text(1);
    }

    private void condition(FaultWords words) {
        String name = words.text(2);
        words.require(name.matches("[A-Za-z][A-Za-z0-9]{0,39}"), "'" + name + "' is not 1 to 40 letters and digits");
        boolean unused = words.text(1).equals("raise") ? raised.add(name) : raised.remove(name);
    }

    private void press(FaultWords words) {
        if (!panel.press(words.text(1))) {
            throw new IllegalArgumentException("'" + words.rest(0) + "' is not possible in the unit's present state");
        }
    }

    private static Loop loop(String name) {
        return switch (name) {
            case "temperature" -> Loop.TEMPERATURE;
            case "ph" -> Loop.PH;
            case "dissolvedOxygen" -> Loop.DISSOLVED_OXYGEN;
            default -> Loop.AGITATION;
        };
    }
}
