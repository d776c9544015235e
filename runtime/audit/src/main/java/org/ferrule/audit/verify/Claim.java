package org.ferrule.audit.verify;

import java.io.IOException;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.jspecify.annotations.Nullable;

/**
 * A statement about the first records of a trail: a row of the table {@code checkpoint}, the side file, or what somebody kept.
 *
 * @param size of how many records
 * @param note the whole note; null if the column holds something else
 * @param frontier as stored, in hexadecimal digits; null if the statement comes from elsewhere
 * @param open as stored: the intents without outcome; null if the statement comes from elsewhere
 * @param source from where
 */
record Claim(
        long size,
        @Nullable String note,
        @Nullable String frontier,
        @Nullable String open,
        Source source) {
    /** Where a statement is from. */
    enum Source {
        ROW,
        SIDE_FILE,
        KEPT
    }

    /** The note; an exception's message says what is wrong with its form. */
    SignedNote parse() throws IOException {
        if (note == null) {
            throw new IOException("its note is no text");
        }
        SignedNote parsed = SignedNote.parse(note);
        TreeHead head = TreeHead.of(parsed);
        if (!parsed.toString().equals(note) || !parsed.text().startsWith(head.text())) {
            throw new IOException("its note is not written as such notes are");
        }
        if (head.size() != size) {
            throw new IOException("its note is about " + head.size() + " records");
        }
        return parsed;
    }

    String name() {
        return switch (source) {
            case ROW -> "the checkpoint of " + size + " records";
            case SIDE_FILE -> "audit.checkpoint";
            case KEPT -> "the checkpoint that was kept";
        };
    }
}
