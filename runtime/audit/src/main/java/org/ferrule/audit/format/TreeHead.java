package org.ferrule.audit.format;

import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.merkle.TreeHash;

/**
 * What a checkpoint says: the text of C2SP tlog-checkpoint.
 *
 * @param log the log's name
 * @param size number of records
 * @param root tree hash over them, 64 lower-case hexadecimal digits
 */
public record TreeHead(String log, long size, String root) {
    /** The statement of a tree. */
    public static TreeHead of(String log, long size, byte[] root) {
        return new TreeHead(log, size, TreeHash.hex(root));
    }

    /**
     * Reads the text of a checkpoint; lines after the third are somebody else's and mean nothing here.
     *
     * @throws IOException if it is no checkpoint
     */
    public static TreeHead of(SignedNote note) throws IOException {
        List<String> lines = note.text().lines().toList();
        if (lines.size() < 3 || lines.get(0).isEmpty() || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            throw new IOException("the note is no checkpoint: it does not name a log and a size");
        }
        try {
            byte[] root = Base64.getDecoder().decode(lines.get(2));
            if (root.length != TreeHash.LENGTH) {
                throw new IOException("the checkpoint's tree hash has " + root.length + " bytes instead of 32");
            }
            return of(lines.get(0), Long.parseLong(lines.get(1)), root);
        } catch (IllegalArgumentException e) {
            throw new IOException("the checkpoint's tree hash is not base64: " + e.getMessage(), e);
        }
    }

    /** The three lines that are signed. */
    public String text() {
        byte[] hash = HexFormat.of().parseHex(root);
        return log + "\n" + size + "\n" + Base64.getEncoder().encodeToString(hash) + "\n";
    }

    /** The checkpoint with its signatures. */
    public Checkpoint signed(SignedNote note) {
        return new Checkpoint(size, root, note.toString());
    }
}
