package org.ferrule.core.spelling;

/** Whether a text that a person gives for the record shows anything to whoever reads it. */
public final class Visible {
    private Visible() {}

    /** True if the text has at least one character that leaves a mark. */
    public static boolean isAnythingIn(String text) {
        return text.codePoints().anyMatch(Visible::leavesAMark);
    }

    private static boolean leavesAMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
