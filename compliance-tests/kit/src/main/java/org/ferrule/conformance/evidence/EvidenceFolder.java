package org.ferrule.conformance.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Sha256;

/**
 * Where the evidence of one run is gathered. While the run goes on its witnesses write into {@link #traces()} and {@link #trail()};
 * {@link #close} adds the reports, the manifest and the attestation, after which nothing may change.
 */
public final class EvidenceFolder {
    private final Path folder;

    private EvidenceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes a folder that is not there or is empty.
     *
     * @throws IOException if something is in it, because evidence is never replaced
     */
    public static EvidenceFolder create(Path folder) throws IOException {
        requireEmpty(folder);
        Files.createDirectories(folder.resolve("traces"));
        Files.createDirectories(folder.resolve("trail"));
        return new EvidenceFolder(folder);
    }

    static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new IOException(folder + " is not empty, and evidence is never replaced. Name another folder"
                            + " with --out, or move this one.");
                }
            }
        }
    }

    /** What went over the wires. */
    public Path traces() {
        return folder.resolve("traces");
    }

    /** The run's own audit trail. */
    public Path trail() {
        return folder.resolve("trail");
    }

    /** Adds a file beside the reports, such as the waivers or the bill of materials. */
    public void add(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content, StandardOpenOption.CREATE_NEW);
    }

    /** Writes the reports, and signs. */
    public void close(Results results, SigningKey key) throws IOException, GeneralSecurityException {
        add(ResultsFile.NAME, ResultsFile.write(results));
        add("report.html", ReportPage.of(results).getBytes(StandardCharsets.UTF_8));
        add("junit.xml", JUnitXml.of(results).getBytes(StandardCharsets.UTF_8));
        add("traceability.csv", Traceability.of(results).getBytes(StandardCharsets.UTF_8));
        byte[] manifest = Manifest.of(folder).getBytes(StandardCharsets.UTF_8);
        add(Manifest.NAME, manifest);
        String note = Attestation.sign(results, Sha256.of(manifest), key);
        add(Attestation.NAME, note.getBytes(StandardCharsets.UTF_8));
    }
}
