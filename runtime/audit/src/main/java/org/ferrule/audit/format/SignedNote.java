package org.ferrule.audit.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text and signatures under it, in the form of C2SP signed-note.
 *
 * @param text what is signed: whole lines
 * @param signatures one or more; those by unknown keys are kept
 */
public record SignedNote(String text, List<Line> signatures) {
    private static final String DASH = "\u2014 ";
    private static final int ID_LENGTH = 4;

    /** Checks that there are whole lines, and that they end where the signatures can begin. */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty()) {
            throw new IllegalArgumentException("a signed note has whole lines of text and a signature");
        }
    }

    /** Signs a text with one or more keys. */
    public static SignedNote sign(String text, List<SigningKey> keys) throws GeneralSecurityException {
        List<Line> lines = new ArrayList<>();
        for (SigningKey key : keys) {
            lines.add(key.sign(text));
        }
        return new SignedNote(text, lines);
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IOException if it has another form
     */
    public static SignedNote parse(String note) throws IOException {
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n") || gap + 2 == note.length()) {
            throw new IOException("the note has no signatures after an empty line");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : note.substring(gap + 2, note.length() - 1).split("\n", -1)) {
            lines.add(Line.parse(line));
        }
        return new SignedNote(note.substring(0, gap + 1), lines);
    }

    /** True if one of the signatures is this key's and right. */
    public boolean isSignedBy(VerifierKey key) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return signatures.stream().anyMatch(line -> line.isBy(key) && key.accepts(bytes, line.signature));
    }

    /** True if a signature claims to be this key's and is not. */
    public boolean isForgedAs(VerifierKey key) {
        return signatures.stream().anyMatch(line -> line.isBy(key)) && !isSignedBy(key);
    }

    /** The whole note. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line).append('\n'));
        return note.toString();
    }

    /** One signature with its key's name and id. */
    public static final class Line {
        private final String name;
        private final byte[] id;
        private final byte[] signature;

        Line(String name, byte[] id, byte[] signature) {
            this.name = name;
            this.id = id;
            this.signature = signature;
        }

        private static Line parse(String line) throws IOException {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !line.startsWith(DASH) || parts[1].isEmpty()) {
                throw new IOException("'" + line + "' is no signature line");
            }
            try {
                byte[] bytes = Base64.getDecoder().decode(parts[2]);
                if (bytes.length <= ID_LENGTH) {
                    throw new IOException("'" + line + "' has no signature");
                }
                return new Line(
                        parts[1], Arrays.copyOf(bytes, ID_LENGTH), Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length));
            } catch (IllegalArgumentException e) {
                throw new IOException("'" + line + "' is no signature line: " + e.getMessage(), e);
            }
        }

        private boolean isBy(VerifierKey key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }

        @Override
        public String toString() {
            byte[] bytes = Arrays.copyOf(id, id.length + signature.length);
            System.arraycopy(signature, 0, bytes, id.length, signature.length);
            return DASH + name + " " + Base64.getEncoder().encodeToString(bytes);
        }
    }
}
