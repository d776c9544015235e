package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.store.TrailReader;

/** A trail's file, read without a running site and without changing it. */
public final class AuditFile {
    private AuditFile() {}

    /** Number of records. */
    public static long count(Path file) throws IOException {
        try (Connection connection = TrailDatabase.openForReading(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM record")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IOException(file + " is no readable audit trail: " + e.getMessage(), e);
        }
    }

    /** Records that match, oldest first. */
    public static List<AuditRecord> read(Path file, AuditQuery query) throws IOException {
        try (TrailReader reader = new TrailReader(file, Duration.ofMinutes(10))) {
            return reader.read(query);
        } catch (SQLException e) {
            throw new IOException(file + " is no readable audit trail: " + e.getMessage(), e);
        }
    }

    /** Verifies a trail that nobody has kept anything of. */
    public static Verdict verify(Path file) {
        return verify(file, Demands.NONE);
    }

    /**
     * Hashes every stored byte again, compares all that is stored about the records with them, and checks what is demanded. Stops at
     * the first thing that is wrong.
     */
    public static Verdict verify(Path file, Demands demands) {
        try {
            return new TrailFile(file, demands).verify();
        } catch (FaultException e) {
            return e.verdict();
        } catch (SQLException | IOException e) {
            return new Verdict(
                    Verdict.Finding.UNREADABLE, 0, "", file + " cannot be read: " + e.getMessage(), List.of());
        }
    }
}
