package org.ferrule.simulators.alicat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is wrong with a controller, and what somebody does to it; nothing, until told otherwise. Thread-safe. */
public final class AlicatFaults {

    private static final String COMMANDS = "stuck on|off, value nan|ok, clamp on|off, ignore on|off, reject on|off,"
            + " serial NEW, delay MS, silent on|off, exception CODE|off, status CODE|off, supply KPA|ok, reboot,"
            + " panel setpoint ML_PER_MIN, panel gas N, panel lock on|off, burst N, clear";
    private static final int LONGEST_DELAY = 60_000;
    private static final int LONGEST_BURST = 100_000;

    private final AlicatController controller;
    private final SortedSet<String> codes = new TreeSet<>();
    private boolean isStuck;
    private boolean isMissing;
    private boolean isClamping;
    private boolean isIgnoring;
    private boolean isRejecting;
    private boolean isSilent;
    private int delayMillis;
    private int exceptionCode;
    private int burst;
    private double supply = Double.NaN;
    private @Nullable Readings kept;
    private @Nullable String serialNumber;

    AlicatFaults(AlicatController controller) {
        this.controller = controller;
    }

    /**
     * Obeys one command, such as {@code status OPL} or {@code panel setpoint 50}.
     *
     * @throws IllegalArgumentException if the command is not understood; the message lists all commands
     */
    public void apply(String command) {
        List<String> words = List.of(command.strip().split("\\s+", -1));
        Argument argument = new Argument(command, words);
        switch (words.get(0).toLowerCase(Locale.ROOT)) {
            case "reboot" -> {
                argument.none();
                controller.reboot();
            }
            case "panel" -> panel(argument);
            default -> set(words.get(0).toLowerCase(Locale.ROOT), argument);
        }
    }

    private void panel(Argument argument) {
        switch (argument.text(1)) {
            case "setpoint" -> controller.turn(argument.real(2));
            case "gas" -> argument.require(controller.select(argument.number(2, 255)));
            case "lock" -> controller.lock(argument.isOn(2));
            default -> throw argument.refusal();
        }
    }

    private synchronized void set(String fault, Argument argument) {
        switch (fault) {
            case "stuck" -> {
                isStuck = argument.isOn(1);
                kept = null;
            }
            case "value" -> isMissing = argument.isFirst(1, "nan", "ok");
            case "clamp" -> isClamping = argument.isOn(1);
            case "ignore" -> isIgnoring = argument.isOn(1);
            case "reject" -> isRejecting = argument.isOn(1);
            case "silent" -> isSilent = argument.isOn(1);
            case "serial" -> {
                AlicatSettings.requireSerialNumber(argument.text(1));
                serialNumber = argument.text(1);
            }
            case "delay" -> delayMillis = argument.number(1, LONGEST_DELAY);
            case "burst" -> burst = argument.number(1, LONGEST_BURST);
            case "exception" -> exceptionCode = argument.text(1).equals("off") ? 0 : argument.number(1, 255);
            case "supply" -> supply = argument.text(1).equals("ok") ? Double.NaN : argument.real(1);
            case "status" -> status(argument);
            case "clear" -> clear(argument);
            default -> throw argument.refusal();
        }
    }

    private void status(Argument argument) {
        String code = argument.text(1);
        if (code.equals("off")) {
            codes.clear();
        } else {
            argument.require(code.matches("[A-Z][A-Z0-9]{2}"));
            codes.add(code);
        }
    }

    private void clear(Argument argument) {
        argument.none();
        codes.clear();
        isStuck = false;
        isMissing = false;
        isClamping = false;
        isIgnoring = false;
        isRejecting = false;
        isSilent = false;
        delayMillis = 0;
        exceptionCode = 0;
        burst = 0;
        supply = Double.NaN;
        kept = null;
        serialNumber = null;
    }

    /** The first readings since the sensor stuck, or those of now. */
    synchronized Readings stuck(Readings now) {
        Readings first = kept == null ? now : kept;
        kept = isStuck ? first : null;
        return isStuck ? first : now;
    }

    synchronized boolean isMissing() {
        return isMissing;
    }

    synchronized boolean isClamping() {
        return isClamping;
    }

    synchronized boolean isIgnoring() {
        return isIgnoring;
    }

    synchronized boolean isRejecting() {
        return isRejecting;
    }

    synchronized boolean isSilent() {
        return isSilent;
    }

    synchronized int delayMillis() {
        return delayMillis;
    }

    synchronized OptionalInt exceptionCode() {
        return exceptionCode == 0 ? OptionalInt.empty() : OptionalInt.of(exceptionCode);
    }

    /** How many frames are to be sent unasked; asked for once. */
    synchronized int takeBurst() {
        int frames = burst;
        burst = 0;
        return frames;
    }

    synchronized double supply() {
        return supply;
    }

    synchronized SortedSet<String> codes() {
        return new TreeSet<>(codes);
    }

    synchronized @Nullable String serialNumber() {
        return serialNumber;
    }

    /** The words of a command, or a refusal that lists all commands. */
    private record Argument(String command, List<String> words) {
        String text(int index) {
            require(words.size() > index);
            return words.get(index);
        }

        void none() {
            require(words.size() == 1);
        }

        boolean isOn(int index) {
            return isFirst(index, "on", "off");
        }

        boolean isFirst(int index, String first, String second) {
            String word = last(index);
            require(word.equals(first) || word.equals(second));
            return word.equals(first);
        }

        int number(int index, int max) {
            String word = last(index);
            require(word.matches("\\d{1,6}") && Integer.parseInt(word) <= max);
            return Integer.parseInt(word);
        }

        double real(int index) {
            String word = last(index);
            require(word.matches("\\d{1,7}(\\.\\d{1,7})?"));
            return Double.parseDouble(word);
        }

        private String last(int index) {
            require(words.size() == index + 1);
            return words.get(index);
        }

        void require(boolean isUnderstood) {
            if (!isUnderstood) {
                throw refusal();
            }
        }

        IllegalArgumentException refusal() {
            return new IllegalArgumentException("'" + command + "' is not understood. Commands: " + COMMANDS);
        }
    }
}
