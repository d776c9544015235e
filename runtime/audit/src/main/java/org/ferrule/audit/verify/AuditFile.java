package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.store.TrailReader;

/** A trail's file, read without a running site and without changing it. */
public final class AuditFile {
    private AuditFile() {}

    /** Number of records of a trail. */
    public static long count(Path path) throws IOException {
        Path file = Place.of(path).file();
        try (Connection connection = TrailDatabase.openForReading(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM record")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IOException(file + " is no readable audit trail: " + e.getMessage(), e);
        }
    }

    /** Records of a trail or an export that match, oldest first. */
    public static List<AuditRecord> read(Path path, AuditQuery query) throws IOException {
        Place place = Place.of(path);
        if (place.kind() == Place.Kind.EXPORT) {
            return ExportQuery.read(place.file(), query);
        }
        try (TrailReader reader = new TrailReader(place.file(), Duration.ofMinutes(10))) {
            return reader.read(query);
        } catch (SQLException e) {
            throw new IOException(place.file() + " is no readable audit trail: " + e.getMessage(), e);
        }
    }

    /** Verifies something that nobody has kept anything of. */
    public static Verdict verify(Path path) {
        return verify(path, Demands.NONE);
    }

    /**
     * Hashes every stored byte again, compares all that is stored about the records with them, and checks what is demanded. Stops at
     * the first thing that is wrong.
     *
     * @param file a data directory, a trail's file, an export's directory, or a proof
     */
    public static Verdict verify(Path file, Demands demands) {
        try {
            Place place = Place.of(file);
            return switch (place.kind()) {
                case TRAIL -> new TrailFile(place.file(), demands).verify();
                case EXPORT -> new ExportCheck(place.file(), demands).verify();
                case PROOF -> verifyProof(place.file(), demands);
                case CHECKPOINT ->
                    throw new IOException("a checkpoint alone proves nothing; hold a trail against it with "
                            + "'ferrule audit verify --checkpoint " + file + " TRAIL'");
            };
        } catch (FaultException e) {
            return e.verdict();
        } catch (SQLException | IOException e) {
            return new Verdict(
                    Verdict.Finding.UNREADABLE, 0, "", file + " cannot be read: " + e.getMessage(), List.of());
        }
    }

    private static Verdict verifyProof(Path file, Demands demands) throws IOException, FaultException {
        if (demands.key().isEmpty()) {
            throw new IOException("a proof is worth what its key is: give the trail's key with --key");
        }
        try {
            RecordProof proof = RecordProof.parse(Files.readAllBytes(file));
            RecordFacts facts = proof.check(List.of(demands.key().get()));
            SignedNote note = SignedNote.parse(proof.checkpoint());
            demands.checkWitness(List.of(note), 1);
            return Verdict.intact(
                    1, TreeHead.of(note).root(), List.of("record " + facts.index() + " is in the log " + proof.log()));
        } catch (IOException e) {
            throw FaultException.tampered(0, file + ": " + e.getMessage());
        }
    }
}
