package org.ferrule.simulators.line;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what arrives, in pieces of any size, into lines. Not thread-safe. */
final class LineAssembler {

    /** A host that never ends its line costs no more memory than this. */
    private static final int LONGEST = 4096;

    private final String terminator;
    private final Consumer<String> lines;
    private final StringBuilder begun = new StringBuilder();

    LineAssembler(String terminator, Consumer<String> lines) {
        if (terminator.isEmpty()) {
            throw new IllegalArgumentException("terminator: at least one character ends a line");
        }
        this.terminator = terminator;
        this.lines = lines;
    }

    void accept(byte[] bytes) {
        begun.append(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int end = begun.indexOf(terminator); end >= 0; end = begun.indexOf(terminator)) {
            String line = begun.substring(0, end);
            begun.delete(0, end + terminator.length());
            lines.accept(line);
        }
        if (begun.length() > LONGEST) {
            begun.setLength(0);
        }
    }

    /** Forgets a line that was begun. */
    void reset() {
        begun.setLength(0);
    }
}
