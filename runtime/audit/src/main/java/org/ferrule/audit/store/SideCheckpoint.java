package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.ferrule.audit.format.OwnedFile;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;

/** The newest checkpoint in a file of its own: an older database that is put back without it is noticed. */
final class SideCheckpoint {
    private final TrailFiles files;

    SideCheckpoint(TrailFiles files) {
        this.files = files;
    }

    /** Replaces it. */
    void write(String note) throws IOException {
        OwnedFile.replace(files.checkpoint(), note);
    }

    /**
     * Compares it with what the database holds.
     *
     * @return false if there is none
     */
    boolean agrees(Connection connection, String log) throws SQLException, IOException, BrokenTrailException {
        if (Files.notExists(files.checkpoint())) {
            return false;
        }
        String kept = Files.readString(files.checkpoint());
        TreeHead head = TreeHead.of(SignedNote.parse(kept));
        try (PreparedStatement find = connection.prepareStatement("SELECT note FROM checkpoint WHERE size = ?")) {
            find.setLong(1, head.size());
            try (ResultSet row = find.executeQuery()) {
                boolean isThere = head.log().equals(log)
                        && row.next()
                        && TreeHead.of(SignedNote.parse(row.getString(1))).equals(head);
                if (!isThere) {
                    throw new BrokenTrailException(
                            "it does not contain the checkpoint over " + head.size() + " records of log " + head.log()
                                    + " in "
                                    + files.checkpoint()
                                    + ": an older or another copy was put in its place. Put the newest "
                                    + "copy of " + files.database().getFileName()
                                    + " back and restart; if there is none, move "
                                    + "all audit.* files to an archive and restart: a new trail begins.",
                            null);
                }
            }
        }
        return true;
    }
}
