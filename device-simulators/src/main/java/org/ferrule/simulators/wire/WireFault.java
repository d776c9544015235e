package org.ferrule.simulators.wire;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One order to a wire.
 *
 * @param kind what is to go wrong, or to be right again
 * @param argument milliseconds, bytes or a position, as the kind says; 0 where it takes none
 */
record WireFault(Kind kind, int argument) {

    private static final int LONGEST = 600_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");
    private static final String COMMANDS =
            "drop, refuse on|off, halfopen, blackhole on|off, slice BYTES|off, coalesce MS|off,"
                    + " delay MS|off, late, duplicate, corrupt POSITION (from 0, or from the end: -1), clear";

    /** What can be ordered. */
    enum Kind {
        /** Every connection is ended. */
        DROP,
        /** New connections are refused; the present ones are ended. */
        REFUSE,
        /** The device is gone without a word: every present connection stays open and leads nowhere. */
        HALFOPEN,
        /** Bytes of both directions are swallowed. */
        BLACKHOLE,
        /** Answers come in pieces of so many bytes. */
        SLICE,
        /** Answers are kept for so many milliseconds after the first and come together. */
        COALESCE,
        /** Answers come so many milliseconds later. */
        DELAY,
        /** The next answer comes only after the next request. */
        LATE,
        /** The next answer comes twice. */
        DUPLICATE,
        /** In the next answer one byte is another. */
        CORRUPT,
        /** Nothing is wrong any more. */
        CLEAR
    }

    /**
     * Reads an order.
     *
     * @throws IllegalArgumentException if it is not understood; the message lists all
     */
    static WireFault parse(String command) {
        String[] words = command.strip().split("\\s+", -1);
        String argument = words.length > 1 ? words[1] : "";
        if (words.length > 2) {
            throw refusal(command);
        }
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "drop" -> plain(command, argument, Kind.DROP);
            case "halfopen" -> plain(command, argument, Kind.HALFOPEN);
            case "late" -> plain(command, argument, Kind.LATE);
            case "duplicate" -> plain(command, argument, Kind.DUPLICATE);
            case "clear" -> plain(command, argument, Kind.CLEAR);
            case "refuse" -> new WireFault(Kind.REFUSE, onOff(command, argument));
            case "blackhole" -> new WireFault(Kind.BLACKHOLE, onOff(command, argument));
            case "slice" -> new WireFault(Kind.SLICE, amount(command, argument));
            case "coalesce" -> new WireFault(Kind.COALESCE, amount(command, argument));
            case "delay" -> new WireFault(Kind.DELAY, amount(command, argument));
            case "corrupt" -> new WireFault(Kind.CORRUPT, number(argument).orElseThrow(() -> refusal(command)));
            default -> throw refusal(command);
        };
    }

    private static WireFault plain(String command, String argument, Kind kind) {
        if (!argument.isEmpty()) {
            throw refusal(command);
        }
        return new WireFault(kind, 0);
    }

    private static int onOff(String command, String argument) {
        return switch (argument) {
            case "on" -> 1;
            case "off" -> 0;
            default -> throw refusal(command);
        };
    }

    private static int amount(String command, String argument) {
        if (argument.equals("off")) {
            return 0;
        }
        int amount = number(argument).orElseThrow(() -> refusal(command));
        if (amount < 1 || amount > LONGEST) {
            throw refusal(command);
        }
        return amount;
    }

    private static OptionalInt number(String argument) {
        Matcher matcher = NUMBER.matcher(argument);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(argument)) : OptionalInt.empty();
    }

    private static IllegalArgumentException refusal(String command) {
        return new IllegalArgumentException("'" + command + "' is not understood. Commands: " + COMMANDS);
    }
}
