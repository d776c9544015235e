package org.ferrule.simulators.sics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What happens to a balance that it did not choose; nothing, until told otherwise. Thread-safe. */
public final class SicsFaults {

    private static final String COMMANDS =
            "mass GRAMS|vessel, pan on|off, vibration GRAMS|off, stuck on|off, value nan|ok,"
                    + " busy on|off, error CODE|off, ignore on|off, clamp GRAMS|off, adjustment fail|ok, unit NAME, serial NEW,"
                    + " delay MS, silent on|off, reboot, panel tare|zero|clear-tare, burst N, clear";
    private static final double NO_PAN = -500;

    private final Deque<String> actions = new ArrayDeque<>();
    private double mass = Double.NaN;
    private double vibration;
    private double clamp = Double.NaN;
    private boolean isStuck;
    private boolean isValueNan;
    private boolean isBusy;
    private boolean isIgnoring;
    private boolean isAdjustmentFailing;
    private boolean isSilent;
    private int delayMillis;
    private String error = "";
    private String unit = "g";
    private @Nullable String serialNumber;

    /**
     * Obeys one command, such as {@code vibration 0.5}.
     *
     * @throws IllegalArgumentException if the command is not understood; the message lists all commands
     */
    public synchronized void apply(String command) {
        String[] words = command.strip().split("\\s+", -1);
        String argument = words.length > 1 ? words[1] : "";
        if (words.length > 2 || !(isForWeight(words[0], argument) || isForLine(words[0], argument))) {
            throw refusal(command);
        }
    }

    private boolean isForWeight(String word, String argument) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "mass" -> mass = "vessel".equals(argument) ? Double.NaN : number(argument, -1e6, 1e6);
            case "pan" -> mass = choose(argument, "on", "off") ? Double.NaN : NO_PAN;
            case "vibration" -> vibration = "off".equals(argument) ? 0 : number(argument, 0, 1e4);
            case "stuck" -> isStuck = choose(argument, "on", "off");
            case "value" -> isValueNan = choose(argument, "nan", "ok");
            case "error" -> error = error(argument);
            case "ignore" -> isIgnoring = choose(argument, "on", "off");
            case "clamp" -> clamp = "off".equals(argument) ? Double.NaN : number(argument, 0, 1e6);
            case "adjustment" -> isAdjustmentFailing = choose(argument, "fail", "ok");
            case "unit" -> unit = unit(argument);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isForLine(String word, String argument) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "busy" -> isBusy = choose(argument, "on", "off");
            case "serial" -> serialNumber = serial(argument);
            case "delay" -> delayMillis = (int) number(argument, 0, 60_000);
            case "silent" -> isSilent = choose(argument, "on", "off");
            case "reboot" -> actions.add(require(argument, "") + "reboot");
            case "panel" -> actions.add(require(argument, "tare", "zero", "clear-tare"));
            case "burst" -> actions.add("burst " + (int) number(argument, 1, 10_000));
            case "clear" -> clear();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void clear() {
        actions.clear();
        mass = Double.NaN;
        vibration = 0;
        clamp = Double.NaN;
        isStuck = false;
        isValueNan = false;
        isBusy = false;
        isIgnoring = false;
        isAdjustmentFailing = false;
        isSilent = false;
        delayMillis = 0;
        error = "";
        unit = "g";
        serialNumber = null;
    }

    /** What lies on the pan, g. */
    synchronized double massOr(DoubleSupplier vessel) {
        return Double.isNaN(mass) ? vessel.getAsDouble() : mass;
    }

    synchronized double vibration() {
        return vibration;
    }

    /** Above this a preset tare is cut to it, and acknowledged so. */
    synchronized double clamped(double tare) {
        return Double.isNaN(clamp) ? tare : Math.min(tare, clamp);
    }

    synchronized boolean isStuck() {
        return isStuck;
    }

    synchronized boolean isValueNan() {
        return isValueNan;
    }

    synchronized boolean isBusy() {
        return isBusy;
    }

    /** Whether zero and tare are acknowledged and not done. */
    synchronized boolean isIgnoring() {
        return isIgnoring;
    }

    synchronized boolean isAdjustmentFailing() {
        return isAdjustmentFailing;
    }

    synchronized boolean isSilent() {
        return isSilent;
    }

    synchronized int delayMillis() {
        return delayMillis;
    }

    /** Such as {@code 10b}; empty if there is none. */
    synchronized String error() {
        return error;
    }

    /** In which weights are sent; the panel's choice. */
    synchronized String unit() {
        return unit;
    }

    /** Changes the unit at the host's wish. */
    synchronized void changeUnit(String wanted) {
        unit = wanted;
    }

    synchronized Optional<String> serialNumber() {
        return Optional.ofNullable(serialNumber);
    }

    /** What happens once, in order. */
    synchronized Optional<String> nextAction() {
        return Optional.ofNullable(actions.poll());
    }

    private static boolean choose(String argument, String yes, String no) {
        return require(argument, yes, no).equals(yes);
    }

    private static String require(String argument, String... allowed) {
        for (String one : allowed) {
            if (one.equals(argument)) {
                return argument;
            }
        }
        throw refusal(argument);
    }

    private static String error(String argument) {
        if (!argument.matches("\\d{1,2}[bt]|off")) {
            throw refusal(argument);
        }
        return "off".equals(argument) ? "" : argument;
    }

    private static String unit(String argument) {
        MassUnits.require(argument);
        return argument;
    }

    private static String serial(String argument) {
        SicsSettings.requireSerialNumber(argument);
        return argument;
    }

    private static double number(String argument, double low, double high) {
        try {
            double number = Double.parseDouble(argument);
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal(argument).getMessage(), e);
        }
        throw refusal(argument);
    }

    private static IllegalArgumentException refusal(String command) {
        return new IllegalArgumentException("'" + command + "' is not understood. Commands: " + COMMANDS);
    }
}
