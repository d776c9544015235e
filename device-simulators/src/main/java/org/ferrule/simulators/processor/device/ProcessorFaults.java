package org.ferrule.simulators.processor.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a device, and what people do at its panel; nothing, until told otherwise. Thread-safe. */
public final class ProcessorFaults {

    private static final String COMMANDS =
            "door open|close|error, kit load ID LOT EXPIRY|invalid|remove, panel pause|resume|skip|stop,"
                    + " panel select PROGRAM, panel set N VALUE, bubble, pressure, error TEXT, reboot, ignore on|off, busy on|off,"
                    + " clamp on|off, stuck on|off, nan on|off, checksum wrong|right, history corrupt|intact, serial NEW,"
                    + " clock SECONDS, clear";
    private static final Instant FAR_AWAY = Instant.parse("2099-12-31T00:00:00Z");

    private final CounterflowDevice device;
    private boolean isIgnoring;
    private boolean isBusy;
    private boolean isClamping;
    private boolean isStuck;
    private boolean isNan;
    private boolean isChecksumWrong;
    private boolean isHistoryCorrupt;
    private Duration clockOffset = Duration.ZERO;
    private @Nullable String serialNumber;

    ProcessorFaults(CounterflowDevice device) {
        this.device = device;
    }

    /**
     * Obeys one command, such as {@code bubble}.
     *
     * @throws IllegalArgumentException if the command is not understood, the message then lists all commands; or if the device
     *     does not let it happen now
     */
    public void apply(String command) {
        String[] words = command.strip().split("\\s+", -1);
        try {
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "door" -> device.door(door(command, word(command, words, 1)));
                case "kit" -> kit(command, words);
                case "panel" -> panel(command, words);
                case "bubble" -> device.ask(Waiting.BUBBLE);
                case "pressure" -> device.ask(Waiting.PRESSURE);
                case "error" ->
                    device.fail(command.strip().substring(words[0].length()).strip());
                case "reboot" -> device.reboot();
                default -> flag(command, words);
            }
        } catch (RefusedOrderException e) {
            throw new IllegalArgumentException("'" + command + "' is not possible now: " + e.getMessage(), e);
        }
    }

    /** Orders are acknowledged and not followed. */
    synchronized boolean isIgnoring() {
        return isIgnoring;
    }

    /** Orders are refused. */
    synchronized boolean isBusy() {
        return isBusy;
    }

    /** Run parameters outside their range are moved into it. */
    synchronized boolean isClamping() {
        return isClamping;
    }

    /** Measurements stay as they are. */
    synchronized boolean isStuck() {
        return isStuck;
    }

    /** Measurements are not numbers. */
    synchronized boolean isNan() {
        return isNan;
    }

    /** The checksum that is shown is not the program's. */
    public synchronized boolean isChecksumWrong() {
        return isChecksumWrong;
    }

    /** The run history differs from its hash. */
    public synchronized boolean isHistoryCorrupt() {
        return isHistoryCorrupt;
    }

    synchronized Duration clockOffset() {
        return clockOffset;
    }

    /** The serial number, another one if a device was swapped. */
    public synchronized String serialNumber(String own) {
        return serialNumber == null ? own : serialNumber;
    }

    private synchronized void flag(String command, String[] words) {
        String argument = words.length == 2 ? words[1] : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "ignore" -> isIgnoring = choose(command, argument, "on", "off");
            case "busy" -> isBusy = choose(command, argument, "on", "off");
            case "clamp" -> isClamping = choose(command, argument, "on", "off");
            case "stuck" -> isStuck = choose(command, argument, "on", "off");
            case "nan" -> isNan = choose(command, argument, "on", "off");
            case "checksum" -> isChecksumWrong = choose(command, argument, "wrong", "right");
            case "history" -> isHistoryCorrupt = choose(command, argument, "corrupt", "intact");
            case "serial" -> serialNumber = word(command, words, 1);
            case "clock" -> clockOffset = Duration.ofSeconds(number(command, argument));
            case "clear" -> clear();
            default -> throw refusal(command);
        }
    }

    private void clear() {
        isIgnoring = false;
        isBusy = false;
        isClamping = false;
        isStuck = false;
        isNan = false;
        isChecksumWrong = false;
        isHistoryCorrupt = false;
        clockOffset = Duration.ZERO;
        serialNumber = null;
    }

    private void kit(String command, String[] words) throws RefusedOrderException {
        switch (word(command, words, 1)) {
            case "load" ->
                device.load(
                        new Kit(
                                word(command, words, 2),
                                words.length > 3 ? words[3] : "LOT-1",
                                words.length > 4 ? Instant.parse(words[4]) : FAR_AWAY),
                        true);
            case "invalid" -> device.load(new Kit("KIT-UNREADABLE", "", FAR_AWAY), false);
            case "remove" -> device.load(null, false);
            default -> throw refusal(command);
        }
    }

    private void panel(String command, String[] words) throws RefusedOrderException {
        switch (word(command, words, 1)) {
            case "pause" -> device.pause(Waiting.PANEL_PAUSE);
            case "resume" -> device.resume(Waiting.PANEL_PAUSE);
            case "skip" -> device.order(Order.SKIP);
            case "stop" -> device.order(Order.STOP);
            case "select" -> device.select(word(command, words, 2));
            case "set" ->
                device.set(number(command, word(command, words, 2)), number(command, word(command, words, 3)));
            default -> throw refusal(command);
        }
    }

    private static Door door(String command, String argument) {
        return switch (argument) {
            case "open" -> Door.OPEN;
            case "close" -> Door.CLOSED;
            case "error" -> Door.ERROR;
            default -> throw refusal(command);
        };
    }

    private static String word(String command, String[] words, int index) {
        if (words.length <= index) {
            throw refusal(command);
        }
        return words[index];
    }

    private static boolean choose(String command, String argument, String yes, String no) {
        if (!argument.equals(yes) && !argument.equals(no)) {
            throw refusal(command);
        }
        return argument.equals(yes);
    }

    private static int number(String command, String argument) {
        if (!argument.matches("-?\\d{1,9}")) {
            throw refusal(command);
        }
        return Integer.parseInt(argument);
    }

    private static IllegalArgumentException refusal(String command) {
        return new IllegalArgumentException("'" + command + "' is not understood. Commands: " + COMMANDS);
    }
}
