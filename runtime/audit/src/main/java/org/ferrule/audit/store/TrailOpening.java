package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;

/** Finds out where to continue: at the beginning of a new trail, after an upgrade, or where the last run stopped. */
final class TrailOpening {
    /** Target of the records that say which key signs. */
    static final String KEY_TARGET = "audit/key";

    private final TrailFiles files;

    TrailOpening(TrailFiles files) {
        this.files = files;
    }

    /**
     * What was found.
     *
     * @param end where to continue
     * @param first what must be recorded and signed in the same transaction, before anything else
     */
    record Opened(TrailEnd end, List<AuditEntry> first) {}

    /** Looks at the file in a transaction that the caller commits. */
    Opened open(Connection connection)
            throws SQLException, IOException, GeneralSecurityException, BrokenTrailException {
        int format = TrailDatabase.format(connection);
        if (format > 1) {
            Opened opened = new TrailResumption(files, connection).resume();
            if (format < TrailDatabase.FORMAT) {
                TrailDatabase.upgradeFromTwo(connection, opened.end().newest().size());
            }
            return opened;
        }
        if (Files.exists(files.checkpoint())) {
            throw new BrokenTrailException(
                    (format == 0 ? "there are no records in " : "an old copy was put in the place of ")
                            + files.database() + ", but " + files.checkpoint()
                            + " tells of a trail. Put that trail back from "
                            + "the backup and restart. If it is lost for good, move all audit.* files to an archive and "
                            + "restart: a new trail begins.",
                    null);
        }
        String log = "org.ferrule/trail/" + UUID.randomUUID();
        Frontier frontier = new Frontier();
        TrailMemory memory = TrailMemory.empty();
        if (format == 1) {
            new TrailUpgrade(connection).upgrade(log, frontier, memory);
        } else {
            TrailDatabase.create(connection, log);
        }
        SigningKey key = new KeyFiles(files).make(log);
        Checkpoint none = new Checkpoint(0, TreeHash.hex(new Frontier().root()), "");
        return new Opened(
                new TrailEnd(log, key, frontier, memory, none),
                List.of(AuditEntry.event(
                        AuditAction.TRAIL,
                        Actor.SYSTEM,
                        KEY_TARGET,
                        Map.of(
                                "event",
                                format == 1 ? "UPGRADED" : "CREATED",
                                "log",
                                log,
                                "key",
                                key.verifier().toString()))));
    }
}
