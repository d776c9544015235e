package org.ferrule.simulators.lads;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.lads.unit.UnitFaults;
import org.jspecify.annotations.Nullable;

/** What is wrong with a bioreactor, and what people do at its panel; nothing, until told otherwise. Thread-safe. */
public final class LadsFaults implements UnitFaults {

    private static final String COMMANDS = "clamp on|off, ignore on|off, busy on|off, stuck on|off, nan on|off,"
            + " status good|uncertain|bad, serial NEW, clock SECONDS, burst N, condition raise|clear NAME,"
            + " panel start|stop, panel set LOOP VALUE, panel lock on|off, reboot, reboot on-command, clear";
    private static final int LARGEST_BURST = 1_000_000;

    private final Panel panel;
    private final Set<String> raised = new TreeSet<>();
    private boolean isClamping;
    private boolean isIgnoring;
    private boolean isBusy;
    private boolean isStuck;
    private boolean isNan;
    private boolean isRebootInCommand;
    private Rating rating = Rating.GOOD;
    private Duration clockOffset = Duration.ZERO;
    private @Nullable String serialNumber;
    private int burst;
    private @Nullable CountDownLatch reboot;

    /** What a person at the device can do. */
    interface Panel {
        /** Presses Start or Stop; false if that is not possible now. */
        boolean press(String button);

        void set(Loop loop, double value);

        void lock(boolean isLocked);
    }

    LadsFaults(Panel panel) {
        this.panel = panel;
    }

    /**
     * Obeys one command, such as {@code condition raise PumpFault}.
     *
     * @throws IllegalArgumentException if the command is not understood; the message lists all commands
     */
    public synchronized void apply(String command) {
        String[] words = command.strip().split("\\s+", -1);
        String argument = words.length > 1 ? words[1] : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "clamp" -> isClamping = choose(command, argument, "on", "off");
            case "ignore" -> isIgnoring = choose(command, argument, "on", "off");
            case "busy" -> isBusy = choose(command, argument, "on", "off");
            case "stuck" -> isStuck = choose(command, argument, "on", "off");
            case "nan" -> isNan = choose(command, argument, "on", "off");
            case "set-points" -> setPoints(command, argument);
            case "status" -> rating = rating(command, argument);
            case "serial" -> serialNumber = serial(argument);
            case "clock" -> clockOffset = Duration.ofSeconds(number(command, argument));
            case "burst" -> burst = Math.min(LARGEST_BURST, Math.max(0, number(command, argument)));
            case "condition" -> condition(command, words);
            case "panel" -> panel(command, words);
            case "reboot" -> reboot(command, argument);
            case "clear" -> clear();
            default -> throw refusal(command);
        }
    }

    /** Lets out-of-range set-points be clamped in silence. */
    public synchronized void clamp() {
        isClamping = true;
        isIgnoring = false;
    }

    /** Lets set-points be acknowledged and forgotten. */
    public synchronized void ignoreWrites() {
        isIgnoring = true;
    }

    /** Ends all faults; what was done at the panel stays done. */
    public synchronized void clear() {
        raised.clear();
        isClamping = false;
        isIgnoring = false;
        isBusy = false;
        isStuck = false;
        isNan = false;
        isRebootInCommand = false;
        rating = Rating.GOOD;
        clockOffset = Duration.ZERO;
        serialNumber = null;
        burst = 0;
    }

    @Override
    public synchronized OptionalDouble admit(double offered, double low, double high) throws OutOfRangeException {
        if (isIgnoring) {
            return OptionalDouble.empty();
        }
        if (offered >= low && offered <= high) {
            return OptionalDouble.of(offered);
        }
        // A NaN cannot be clamped to anything.
        if (isClamping && !Double.isNaN(offered)) {
            return OptionalDouble.of(Math.max(low, Math.min(high, offered)));
        }
        throw new OutOfRangeException(offered, low, high);
    }

    @Override
    public synchronized boolean isBusy() {
        return isBusy;
    }

    @Override
    public synchronized boolean isStuck() {
        return isStuck;
    }

    @Override
    public synchronized boolean isNan() {
        return isNan;
    }

    @Override
    public synchronized Rating rating() {
        return rating;
    }

    @Override
    public synchronized String serialNumber(String own) {
        return serialNumber == null ? own : serialNumber;
    }

    @Override
    public synchronized Set<String> raised() {
        return Set.copyOf(raised);
    }

    @Override
    public synchronized int takeBurst() {
        int taken = burst;
        burst = 0;
        return taken;
    }

    @Override
    public synchronized boolean takeRebootInCommand() {
        boolean isNow = isRebootInCommand;
        isRebootInCommand = false;
        return isNow;
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
    synchronized Duration clockOffset() {
        return clockOffset;
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

    private void reboot(String command, String argument) {
        if (argument.isEmpty()) {
            askForReboot();
        } else if (argument.equals("on-command")) {
            isRebootInCommand = true;
        } else {
            throw refusal(command);
        }
    }

    private void setPoints(String command, String argument) {
        isClamping = choose(command, argument, "clamp", "ignore");
        isIgnoring = !isClamping;
    }

    private void condition(String command, String[] words) {
        if (words.length != 3 || !words[2].matches("[A-Za-z][A-Za-z0-9]{0,39}")) {
            throw refusal(command);
        }
        if (choose(command, words[1], "raise", "clear")) {
            raised.add(words[2]);
        } else {
            raised.remove(words[2]);
        }
    }

    private void panel(String command, String[] words) {
        if (words.length == 2 && (words[1].equals("start") || words[1].equals("stop"))) {
            if (!panel.press(words[1])) {
                throw new IllegalArgumentException("'" + command + "' is not possible in the unit's present state");
            }
        } else if (words.length == 4 && words[1].equals("set")) {
            panel.set(loop(command, words[2]), real(command, words[3]));
        } else if (words.length == 3 && words[1].equals("lock")) {
            panel.lock(choose(command, words[2], "on", "off"));
        } else {
            throw refusal(command);
        }
    }

    private static Loop loop(String command, String name) {
        return switch (name) {
            case "temperature" -> Loop.TEMPERATURE;
            case "ph" -> Loop.PH;
            case "dissolvedOxygen" -> Loop.DISSOLVED_OXYGEN;
            case "agitation" -> Loop.AGITATION;
            default -> throw refusal(command);
        };
    }

    private static Rating rating(String command, String argument) {
        return switch (argument) {
            case "good" -> Rating.GOOD;
            case "uncertain" -> Rating.UNCERTAIN;
            case "bad" -> Rating.BAD;
            default -> throw refusal(command);
        };
    }

    private static String serial(String argument) {
        LadsServerSettings.requireSerialNumber(argument);
        return argument;
    }

    private static boolean choose(String command, String argument, String yes, String no) {
        if (!argument.equals(yes) && !argument.equals(no)) {
            throw refusal(command);
        }
        return argument.equals(yes);
    }

    private static int number(String command, String argument) {
        if (!argument.matches("-?\\d{1,7}")) {
            throw refusal(command);
        }
        return Integer.parseInt(argument);
    }

    private static double real(String command, String argument) {
        try {
            return Double.parseDouble(argument);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal(command).getMessage(), e);
        }
    }

    private static IllegalArgumentException refusal(String command) {
        return new IllegalArgumentException("'" + command + "' is not understood. Commands: " + COMMANDS);
    }
}
