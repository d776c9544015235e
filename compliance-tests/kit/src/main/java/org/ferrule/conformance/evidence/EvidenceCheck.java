package org.ferrule.conformance.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.audit.format.VerifierKey;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Sha256;

/** Checks an evidence folder again: every byte, the signature, and that the parts say the same. */
public final class EvidenceCheck {
    private final Path folder;
    private final Optional<VerifierKey> trusted;
    private final String kit;
    private final List<String> faults = new ArrayList<>();

    private EvidenceCheck(Path folder, Optional<VerifierKey> trusted, String kit) {
        this.folder = folder;
        this.trusted = trusted;
        this.kit = kit;
    }

    /**
     * What is wrong with the evidence, a sentence each; empty if nothing is.
     *
     * @param trusted the key that must have signed; without one any key may have, and only changes since then are found
     * @param kit version of the kit that checks; what another has written is not made again and compared
     * @throws IOException if the folder is no evidence
     */
    public static List<String> faults(Path folder, Optional<VerifierKey> trusted, String kit) throws IOException {
        EvidenceCheck check = new EvidenceCheck(folder, trusted, kit);
        check.run();
        return check.faults;
    }

    private void run() throws IOException {
        for (String name : List.of(Attestation.NAME, Manifest.NAME)) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new IOException(folder + " holds no " + name + ": it is no complete evidence folder.");
            }
        }
        faults.addAll(Manifest.differences(folder));
        Map<String, String> attested = Attestation.read(Attestation.in(folder));
        signature(attested);
        if (faults.isEmpty()) {
            // Only what is as it was signed is worth reading.
            content(attested);
        }
    }

    private void signature(Map<String, String> attested) throws IOException {
        faults.addAll(Attestation.signatureFaults(folder, attested, trusted));
        String manifest = Sha256.of(Files.readAllBytes(folder.resolve(Manifest.NAME)));
        if (!manifest.equals(attested.get("manifest-sha256"))) {
            faults.add(Manifest.NAME + " was changed: its SHA-256 is not the attested one.");
        }
    }

    private void content(Map<String, String> attested) throws IOException {
        Results results = ResultsFile.read(folder);
        String manifest = attested.getOrDefault("manifest-sha256", "");
        faults.addAll(Attestation.differences(attested, Attestation.claims(results, manifest), ResultsFile.NAME));
        if (results.run().kit().equals(kit)) {
            compare("junit.xml", JUnitXml.of(results));
            compare("report.html", ReportPage.of(results));
            compare("traceability.csv", Traceability.of(results));
        }
        trails();
    }

    private void trails() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("trail"))) {
            for (Path file :
                    files.filter(one -> one.endsWith("audit.db")).sorted().toList()) {
                Verdict trail = AuditFile.verify(Objects.requireNonNull(file.getParent()));
                if (trail.finding() != Verdict.Finding.INTACT) {
                    faults.add("The run's audit trail " + folder.relativize(file) + ": " + trail.message());
                }
            }
        }
    }

    /** The reports say nothing of their own, so the kit that made them can make them again. */
    private void compare(String name, String expected) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)
                || !Files.readString(file, StandardCharsets.UTF_8).equals(expected)) {
            faults.add(name + " does not say what " + ResultsFile.NAME + " says.");
        }
    }
}
