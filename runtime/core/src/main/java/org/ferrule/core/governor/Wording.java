package org.ferrule.core.governor;

import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.spelling.Visible;

/** Texts that people give for the record. */
final class Wording {
    private Wording() {}

    /** Refuses a text that shows nothing to whoever reads the record. */
    static void require(String text, String remedy) throws RefusedException {
        if (!Visible.isAnythingIn(text)) {
            throw new RefusedException(ErrorCode.VALIDATION, remedy);
        }
    }
}
