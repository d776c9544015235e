package org.ferrule.core.governor;

import org.ferrule.api.error.ErrorCode;

/** Texts that people give for the record. */
final class Wording {
    private Wording() {}

    /** Refuses a text that shows nothing to whoever reads the record. */
    static void require(String text, String remedy) throws RefusedException {
        if (text.codePoints().noneMatch(Wording::isVisible)) {
            throw new RefusedException(ErrorCode.VALIDATION, remedy);
        }
    }

    private static boolean isVisible(int codePoint) {
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
