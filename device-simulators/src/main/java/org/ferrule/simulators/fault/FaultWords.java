package org.ferrule.simulators.fault;

import java.util.List;

/** The words of a command that looks like one of the declared ones, and what their values are. */
public final class FaultWords {

    private final List<String> words;
    private final FaultCommands commands;

    FaultWords(List<String> words, FaultCommands commands) {
        this.words = words;
        this.commands = commands;
    }

    /** A word, empty if it was left out. */
    public String text(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** Everything from a word on. */
    public String rest(int index) {
        return String.join(" ", words.subList(Math.min(index, words.size()), words.size()));
    }

    /** Whether the last word is this one. */
    public boolean is(String choice) {
        return words.get(words.size() - 1).equals(choice);
    }

    /** A whole number within the limits, which belong to it. */
    public int number(int index, int low, int high) {
        if (!text(index).matches("[-+]?\\d{1,9}")) {
            throw refusal("'" + text(index) + "' is no whole number");
        }
        int number = Integer.parseInt(text(index));
        if (number < low || number > high) {
            throw refusal(number + " is outside [" + low + ", " + high + "]");
        }
        return number;
    }

    /** A number within the limits, which belong to it; 0 for {@code off}. */
    public int numberOrOff(int index, int low, int high) {
        return text(index).equals("off") ? 0 : number(index, low, high);
    }

    /** A number within the limits, which belong to it. */
    public double real(int index, double low, double high) {
        if (!text(index).matches("[-+]?\\d{1,9}(\\.\\d{1,9})?")) {
            throw refusal("'" + text(index) + "' is no number");
        }
        double number = Double.parseDouble(text(index));
        if (number < low || number > high) {
            throw refusal(text(index) + " is outside [" + low + ", " + high + "]");
        }
        return number;
    }

    /** Goes on if a value is a right one. */
    public void require(boolean isRight, String otherwise) {
        if (!isRight) {
            throw refusal(otherwise);
        }
    }

    private IllegalArgumentException refusal(String why) {
        return commands.refusal(rest(0), "is not understood: " + why);
    }
}
