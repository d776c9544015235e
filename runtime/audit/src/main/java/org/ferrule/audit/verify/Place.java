package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ferrule.audit.format.SignedNote;

/**
 * What a path leads to.
 *
 * @param kind what it is
 * @param file the database, the export's directory, or the file
 */
public record Place(Kind kind, Path file) {
    /** Kinds of things that can be verified or compared. */
    public enum Kind {
        /** A trail's database. */
        TRAIL,
        /** A directory that an export made. */
        EXPORT,
        /** A signed note in a file. */
        CHECKPOINT,
        /** That a record is in a log. */
        PROOF
    }

    static final String DATABASE = "audit.db";

    /**
     * Looks at a path.
     *
     * @throws IOException if it leads to nothing of these, says what it could have been
     */
    public static Place of(Path path) throws IOException {
        if (Files.isRegularFile(path.resolve(Manifest.FILE))) {
            return new Place(Kind.EXPORT, path);
        }
        if (Files.isDirectory(path)) {
            Path database = path.resolve(DATABASE);
            if (!Files.isRegularFile(database)) {
                throw new IOException("there is no audit trail at " + path + ": it holds neither " + DATABASE + " nor "
                        + Manifest.FILE + ". Give a data directory, a trail's file, or an export's directory.");
            }
            return new Place(Kind.TRAIL, database);
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException("there is no audit trail at " + path
                    + ". Give a data directory, a trail's file, or an export's directory.");
        }
        return new Place(kindOf(path), path);
    }

    private static Kind kindOf(Path file) throws IOException {
        if (file.getFileName().toString().endsWith(".json")) {
            return Kind.PROOF;
        }
        byte[] start = new byte[16];
        int length;
        try (var stream = Files.newInputStream(file)) {
            length = stream.readNBytes(start, 0, start.length);
        }
        boolean isDatabase = new String(start, 0, length, StandardCharsets.ISO_8859_1).startsWith("SQLite format 3");
        boolean isNote = !isDatabase && Files.size(file) < 100_000 && isNote(file);
        return isNote ? Kind.CHECKPOINT : Kind.TRAIL;
    }

    private static boolean isNote(Path file) {
        try {
            SignedNote.parse(Files.readString(file));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
