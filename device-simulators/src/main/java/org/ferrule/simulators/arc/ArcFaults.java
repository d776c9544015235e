package org.ferrule.simulators.arc;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is wrong with a sensor or its line; nothing, until told otherwise. Thread-safe. */
public final class ArcFaults {

    private static final String COMMANDS =
            "quality bad|good, value nan|ok, stuck on|off, serial NEW, delay MS, silent on|off,"
                    + " exception CODE|off, ignore on|off, medium VALUE|vessel, clear";
    private static final int LONGEST_DELAY = 60_000;

    private boolean isQualityBad;
    private boolean isValueNan;
    private boolean isStuck;
    private boolean isSilent;
    private boolean isIgnoring;
    private int delayMillis;
    private int exceptionCode;
    private double medium = Double.NaN;
    private @Nullable String serialNumber;

    /**
     * Obeys one command, such as {@code delay 500}.
     *
     * @throws IllegalArgumentException if the command is not understood; the message lists all commands
     */
    public synchronized void apply(String command) {
        String[] words = command.strip().split("\\s+", -1);
        String argument = words.length > 1 ? words[1] : "";
        if (words.length > 2) {
            throw refusal(command);
        }
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "quality" -> isQualityBad = choose(command, argument, "bad", "good");
            case "value" -> isValueNan = choose(command, argument, "nan", "ok");
            case "stuck" -> isStuck = argument.isEmpty() || choose(command, argument, "on", "off");
            case "silent" -> isSilent = choose(command, argument, "on", "off");
            case "serial" -> serialNumber = serial(argument);
            case "ignore" -> isIgnoring = choose(command, argument, "on", "off");
            case "delay" -> delayMillis = number(command, argument, LONGEST_DELAY);
            case "exception" -> exceptionCode = "off".equals(argument) ? 0 : number(command, argument, 255);
            case "medium" -> medium = "vessel".equals(argument) ? Double.NaN : real(command, argument);
            case "clear" -> clear();
            default -> throw refusal(command);
        }
    }

    public synchronized boolean isQualityBad() {
        return isQualityBad;
    }

    public synchronized boolean isValueNan() {
        return isValueNan;
    }

    public synchronized boolean isStuck() {
        return isStuck;
    }

    /** Whether requests get no answer. */
    public synchronized boolean isSilent() {
        return isSilent;
    }

    /** Whether what an operator level must permit is acknowledged and forgotten, as without the level. */
    public synchronized boolean isIgnoring() {
        return isIgnoring;
    }

    /** How long each answer is held back, ms. */
    public synchronized int delayMillis() {
        return delayMillis;
    }

    /** The exception with which every request is refused. */
    public synchronized OptionalInt exceptionCode() {
        return exceptionCode == 0 ? OptionalInt.empty() : OptionalInt.of(exceptionCode);
    }

    /** What the tip is held into instead of the vessel: a buffer, or a gas. */
    synchronized OptionalDouble medium() {
        return Double.isNaN(medium) ? OptionalDouble.empty() : OptionalDouble.of(medium);
    }

    synchronized @Nullable String serialNumber() {
        return serialNumber;
    }

    private void clear() {
        isQualityBad = false;
        isValueNan = false;
        isStuck = false;
        isSilent = false;
        isIgnoring = false;
        delayMillis = 0;
        exceptionCode = 0;
        medium = Double.NaN;
        serialNumber = null;
    }

    private static String serial(String argument) {
        ArcSettings.requireSerialNumber(argument);
        return argument;
    }

    private static boolean choose(String command, String argument, String yes, String no) {
        if (!argument.equals(yes) && !argument.equals(no)) {
            throw refusal(command);
        }
        return argument.equals(yes);
    }

    private static int number(String command, String argument, int max) {
        if (!argument.matches("\\d{1,6}") || Integer.parseInt(argument) > max) {
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
