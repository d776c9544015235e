package org.ferrule.endtoend.document;

import java.util.List;

/** Something that a reader of a document does. */
sealed interface Step {
    /** Where it stands, for a message. */
    String place();

    /** Writes a file with an editor; the path is seen from where the first terminal stands. */
    record WriteFile(String place, String path, String content) implements Step {}

    /**
     * Types a command.
     *
     * @param terminal which one; empty for the first
     * @param outcome how it must end
     * @param promised lines that must be shown, in this order; {@code ...} stands for anything
     */
    record Type(String place, String terminal, String command, Outcome outcome, List<String> promised)
            implements Step {}

    /** How a command ends, which the comment behind it says. */
    enum Outcome {
        /** With exit code 0. */
        DONE,
        /** With another: {@code # refused}. */
        REFUSED,
        /** With exit code 0, if it is typed often enough: {@code # until ...}. */
        IN_THE_END
    }

    /** Presses Ctrl-C in a terminal, and waits for what runs there to end. */
    record Interrupt(String place, String terminal) implements Step {}
}
