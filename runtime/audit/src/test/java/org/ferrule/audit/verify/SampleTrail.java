package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.ferrule.audit.Entries;
import org.ferrule.audit.Signature;
import org.ferrule.audit.store.SqliteAuditTrail;

/** A small trail with something of everything, made by the runtime's own store. */
final class SampleTrail {
    static final Signature ANNA = new Signature(
            new Actor("anna", "operator", "cli"), "Anna M\u00fcller", Signature.Meaning.PERFORMED, "password");

    private final Path directory;
    private final long signed;
    private final long afterSignature;

    /** Makes it: a few records, a signed one, a checkpoint, a few more, a stop. */
    SampleTrail(Path directory) throws Exception {
        this.directory = directory;
        Files.createDirectories(directory);
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file(), Clock.systemUTC())) {
            RequestId request = RequestId.random();
            trail.append(Entries.event("a"));
            trail.append(Entries.intent(request));
            trail.append(Entries.outcome(request, "ACCEPTED"));
            signed = trail.append(command(), ANNA).index();
            trail.checkpoint();
            afterSignature = trail.append(Entries.event("b")).index();
            trail.append(Entries.event("c"));
            trail.append(Entries.intent(RequestId.random()));
        }
    }

    private static AuditEntry command() {
        return Entries.event("signed")
                .in(new Circumstances(DecisionSource.PERSON, Map.of(Circumstances.BATCH, "B-7"), OptionalLong.empty()));
    }

    Path directory() {
        return directory;
    }

    Path file() {
        return directory.resolve("audit.db");
    }

    Path sideFile() {
        return directory.resolve("audit.checkpoint");
    }

    String key() throws IOException {
        return Files.readString(directory.resolve("audit.pub")).strip();
    }

    /** Index of the record that is signed; the signature's is the next one. */
    long signed() {
        return signed;
    }

    /** Index of the first record after the signature. */
    long afterSignature() {
        return afterSignature;
    }

    List<AuditRecord> records() throws IOException {
        return AuditFile.read(file(), AuditQuery.from(0, 10_000));
    }

    long size() throws IOException {
        return records().size();
    }

    /** A copy of the whole data directory. */
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }
}
