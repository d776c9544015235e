package org.ferrule.simulators.incubator;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is wrong with an incubator; nothing, until told otherwise. Thread-safe. */
public final class IncubatorFaults {
    private static final String COMMANDS = "stuck on|off, nan temperature|co2|off, clamp on|off, ignore on|off,"
            + " busy on|off, exception CODE|off, serial NEW, reboot, panel temperature|co2|o2 VALUE,"
            + " door open|closed, water low|ok, gas low|ok, silent on|off, delay MS, clear";
    private static final int LONGEST_DELAY = 60_000;
    private static final int BUSY = 6;

    private final Incubator incubator;
    private boolean isStuck;
    private boolean isClamping;
    private boolean isIgnoring;
    private boolean isWaterLow;
    private boolean isGasLow;
    private boolean isSilent;
    private int exceptionCode;
    private int delayMillis;
    private String failed = "";
    private @Nullable String serialNumber;

    IncubatorFaults(Incubator incubator) {
        this.incubator = incubator;
    }

    /**
     * Obeys one command, such as {@code delay 500}.
     *
     * @throws IllegalArgumentException if the command is not understood; the message lists all commands
     */
    public synchronized void apply(String command) {
        String[] words = command.strip().split("\\s+", -1);
        String argument = words.length > 1 ? words[1] : "";
        String name = words[0].toLowerCase(Locale.ROOT);
        if (words.length > (name.equals("panel") ? 3 : 2)) {
            throw refusal(command);
        }
        switch (name) {
            case "stuck" -> isStuck = choose(command, argument, "on", "off");
            case "nan" -> failed = one(command, argument);
            case "clamp" -> isClamping = choose(command, argument, "on", "off");
            case "ignore" -> isIgnoring = choose(command, argument, "on", "off");
            case "busy" -> exceptionCode = choose(command, argument, "on", "off") ? BUSY : 0;
            case "exception" -> exceptionCode = argument.equals("off") ? 0 : number(command, argument, 255);
            case "serial" -> serialNumber = requireSerialNumber(argument);
            case "reboot" -> reboot(command, argument);
            case "panel" -> panel(command, words);
            case "door" -> incubator.door(choose(command, argument, "open", "closed"));
            case "water" -> isWaterLow = choose(command, argument, "low", "ok");
            case "gas" -> isGasLow = choose(command, argument, "low", "ok");
            case "silent" -> isSilent = choose(command, argument, "on", "off");
            case "delay" -> delayMillis = number(command, argument, LONGEST_DELAY);
            case "clear" -> clear();
            default -> throw refusal(command);
        }
    }

    static String requireSerialNumber(String text) {
        if (!text.matches("[!-~]{1,16}")) {
            throw new IllegalArgumentException("serial number: '" + text + "' is not 1 to 16 printable characters");
        }
        return text;
    }

    private void reboot(String command, String argument) {
        if (!argument.isEmpty()) {
            throw refusal(command);
        }
        incubator.reboot();
    }

    private void panel(String command, String[] words) {
        if (words.length != 3 || !words[2].matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            throw refusal(command);
        }
        double value = Double.parseDouble(words[2]);
        SetPoints now = incubator.setPoints();
        incubator.set(
                switch (words[1]) {
                    case "temperature" -> new SetPoints(value, now.co2(), now.o2());
                    case "co2" -> new SetPoints(now.temperature(), value, now.o2());
                    case "o2" -> new SetPoints(now.temperature(), now.co2(), value);
                    default -> throw refusal(command);
                });
    }

    private void clear() {
        isStuck = false;
        isClamping = false;
        isIgnoring = false;
        isWaterLow = false;
        isGasLow = false;
        isSilent = false;
        exceptionCode = 0;
        delayMillis = 0;
        failed = "";
        serialNumber = null;
        incubator.door(false);
    }

    synchronized boolean isStuck() {
        return isStuck;
    }

    /** Whether a set-point is silently limited to a narrower range than the map says. */
    synchronized boolean isClamping() {
        return isClamping;
    }

    /** Whether writes are acknowledged and do nothing. */
    synchronized boolean isIgnoring() {
        return isIgnoring;
    }

    synchronized boolean isWaterLow() {
        return isWaterLow;
    }

    synchronized boolean isGasLow() {
        return isGasLow;
    }

    synchronized boolean isSilent() {
        return isSilent;
    }

    synchronized boolean isFailed(String sensor) {
        return failed.equals(sensor);
    }

    synchronized OptionalInt exceptionCode() {
        return exceptionCode == 0 ? OptionalInt.empty() : OptionalInt.of(exceptionCode);
    }

    synchronized int delayMillis() {
        return delayMillis;
    }

    synchronized Optional<String> serialNumber() {
        return Optional.ofNullable(serialNumber);
    }

    private static String one(String command, String argument) {
        return switch (argument) {
            case "temperature", "co2" -> argument;
            case "off" -> "";
            default -> throw refusal(command);
        };
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

    private static IllegalArgumentException refusal(String command) {
        return new IllegalArgumentException("'" + command + "' is not understood. Commands: " + COMMANDS);
    }
}
