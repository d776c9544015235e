package org.ferrule.audit.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.TreeHash;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Demands;
import org.ferrule.audit.verify.FileHash;
import org.ferrule.audit.verify.Manifest;
import org.ferrule.audit.verify.Proofs;
import org.ferrule.audit.verify.RecordSource;
import org.ferrule.audit.verify.StoredTrail;
import org.ferrule.audit.verify.Verdict;

/** Writes an export: records, what proves them, a table, a page to print. */
public final class TrailExport {
    private static final String TABLE = "records.csv";
    private static final String PAGE = "trail.html";

    private final Path trail;
    private final Wish wish;

    /**
     * What to export.
     *
     * @param first index of the first record
     * @param last index of the last one; without it, the last one that the checkpoint covers
     * @param checkpoint the note under which; empty for the trail's newest
     * @param recording where the trail itself records this export, or that it does not; printed and kept
     * @param now time of the export
     */
    public record Wish(long first, OptionalLong last, String checkpoint, String recording, Instant now) {}

    /** An export from a trail's file. */
    public TrailExport(Path trail, Wish wish) {
        this.trail = trail;
        this.wish = wish;
    }

    /**
     * Writes it.
     *
     * @param directory is made; must not exist, or be empty
     * @throws IOException if the trail does not verify, or the range is not covered by a checkpoint; then nothing is written
     */
    public Manifest write(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> there = Files.list(directory)) {
                if (there.findAny().isPresent()) {
                    throw new IOException(directory + " is not empty. Give a directory that does not exist yet.");
                }
            }
        }
        Verdict verdict = AuditFile.verify(trail, Demands.NONE.recordsOnly());
        if (verdict.finding() != Verdict.Finding.INTACT) {
            throw new IOException(trail + " is not exported, because it does not verify: " + verdict.finding() + ", "
                    + verdict.message());
        }
        try (StoredTrail stored = new StoredTrail(trail)) {
            SignedNote note = wish.checkpoint().isEmpty()
                    ? stored.newest()
                            .orElseThrow(() -> new IOException(
                                    trail + " has no checkpoint yet. A running site makes one every 60 seconds."))
                    : SignedNote.parse(wish.checkpoint());
            long last = wish.last().orElse(TreeHead.of(note).size() - 1);
            Manifest manifest = new Proofs(stored)
                    .range(
                            wish.first(),
                            last,
                            note,
                            new Manifest.Words(
                                    site(stored, last),
                                    wish.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                                    wish.recording()));
            Files.createDirectories(directory);
            writeRecords(stored, manifest, directory);
            Manifest whole = manifest.with(Map.of(
                    TABLE, FileHash.sha256(directory.resolve(TABLE)), PAGE, FileHash.sha256(directory.resolve(PAGE))));
            whole.write(directory);
            return whole;
        }
    }

    /** The newest name that a record of the range gives. */
    private String site(StoredTrail stored, long last) throws IOException {
        long from = Math.max(wish.first(), last - 1_000);
        String site = "";
        TreeHash hash = new TreeHash();
        try (RecordSource records = stored.records(from, last + 1)) {
            for (byte[] content = records.next(); content != null; content = records.next()) {
                AuditRecord record = RecordBytes.read(content, TreeHash.hex(hash.leaf(content)));
                site = record.entry().circumstances().context().getOrDefault(Circumstances.SITE, site);
            }
        }
        return site.isEmpty() ? "(not named)" : site;
    }

    private static void writeRecords(StoredTrail stored, Manifest manifest, Path directory) throws IOException {
        TreeHash hash = new TreeHash();
        try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(directory.resolve(Manifest.RECORDS)));
                RecordPrinter table =
                        new CsvTable(Files.newBufferedWriter(directory.resolve(TABLE), StandardCharsets.UTF_8));
                RecordPrinter page = new PrintedTrail(
                        Files.newBufferedWriter(directory.resolve(PAGE), StandardCharsets.UTF_8), manifest);
                RecordSource records = stored.records(manifest.first(), manifest.last() + 1)) {
            List<RecordPrinter> printers = List.of(table, page);
            for (byte[] content = records.next(); content != null; content = records.next()) {
                lines.write(content);
                lines.write('\n');
                AuditRecord record = RecordBytes.read(content, TreeHash.hex(hash.leaf(content)));
                for (RecordPrinter printer : printers) {
                    printer.print(record);
                }
            }
        }
    }
}
