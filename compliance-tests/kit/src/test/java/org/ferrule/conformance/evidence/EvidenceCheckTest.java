package org.ferrule.conformance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCheckTest {
    private static final int FLIPS_A_FILE = 25;

    @TempDir
    private Path directory;

    private final Results results = SampleRun.results("37.5 at the device");

    private Path write(SigningKey key) throws Exception {
        return SampleRun.write(directory.resolve("evidence"), results, key);
    }

    private static List<String> faults(Path folder) throws IOException {
        return EvidenceCheck.faults(folder, Optional.empty(), SampleRun.KIT);
    }

    @Test
    void whatWasWrittenIsWhole() throws Exception {
        SigningKey key = SampleRun.key("qa");
        Path folder = write(key);

        assertThat(EvidenceCheck.faults(folder, Optional.of(key.verifier()), SampleRun.KIT))
                .isEmpty();
        assertThat(ResultsFile.read(folder)).isEqualTo(results);
    }

    @Test
    void anyChangedByteOfAnyFileIsFound() throws Exception {
        Path folder = write(SampleRun.key("qa"));
        long seed = Long.getLong("ferrule.seed", new Random().nextLong());
        System.out.println("seed " + seed + " (-Dferrule.seed=" + seed + " does the same again)");
        Random random = new Random(seed);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(8);
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < FLIPS_A_FILE; i++) {
                byte[] changed = whole.clone();
                int at = random.nextInt(whole.length);
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                assertThat(isFound(folder)).as("%s, byte %d", file, at).isTrue();
            }
            Files.write(file, whole);
        }
        assertThat(faults(folder)).isEmpty();
    }

    private static boolean isFound(Path folder) {
        try {
            return !faults(folder).isEmpty();
        } catch (IOException unreadable) {
            return true;
        }
    }

    @Test
    void whatIsMissingOrAddedIsNamed() throws Exception {
        Path folder = write(SampleRun.key("qa"));
        Files.delete(folder.resolve("traces/pump.wire"));
        Files.writeString(folder.resolve("traces/other.wire"), "");

        assertThat(faults(folder)).containsExactly("traces/pump.wire is missing.", "traces/other.wire was added.");
    }

    @Test
    void aManifestThatWasMadeAnewIsNotTheAttestedOne() throws Exception {
        Path folder = write(SampleRun.key("qa"));
        Files.writeString(folder.resolve("waivers.yaml"), "");
        Files.writeString(folder.resolve(Manifest.NAME), Manifest.of(folder));

        assertThat(faults(folder)).containsExactly("MANIFEST.sha256 was changed: its SHA-256 is not the attested one.");
    }

    @Test
    void aClaimThatWasSignedAnewIsNotByTheTrustedKey() throws Exception {
        SigningKey key = SampleRun.key("qa");
        Path folder = write(key);
        SigningKey other = SampleRun.key("qa");
        String manifest = Sha256.of(Files.readAllBytes(folder.resolve(Manifest.NAME)));
        Files.writeString(folder.resolve(Attestation.NAME), Attestation.sign(results, manifest, other));

        assertThat(faults(folder)).isEmpty();
        assertThat(EvidenceCheck.faults(folder, Optional.of(key.verifier()), SampleRun.KIT))
                .containsExactly("attestation.note is not signed by qa, but by qa.");
    }

    @Test
    void partsThatDisagreeAreFoundEvenIfTheirSignerMadeThemSo() throws Exception {
        SigningKey key = SampleRun.key("qa");
        Path folder = write(key);
        Path report = folder.resolve("report.html");
        Files.writeString(report, Files.readString(report).replace("Not conformant", "Conformant"));
        Files.writeString(folder.resolve(Manifest.NAME), Manifest.of(folder));
        String manifest = Sha256.of(Files.readAllBytes(folder.resolve(Manifest.NAME)));
        String note = Attestation.sign(results, manifest, key);
        Files.writeString(folder.resolve(Attestation.NAME), note);
        assertThat(faults(folder)).containsExactly("report.html does not say what results.json says.");

        String lie = Attestation.sign(SampleRun.results("other"), manifest, key)
                .replace("result not conformant", "result conformant");
        Files.writeString(folder.resolve(Attestation.NAME), lie);
        assertThat(faults(folder))
                .containsExactly("attestation.note was changed: its signature is not by the key that it names.");
    }

    @Test
    void aFolderThatHoldsSomethingIsNeverWrittenInto() throws Exception {
        Path folder = write(SampleRun.key("qa"));

        assertThatIOException()
                .isThrownBy(() -> EvidenceFolder.create(folder))
                .withMessageContaining("is not empty, and evidence is never replaced");
        assertThatIOException().isThrownBy(() -> faults(directory)).withMessageContaining("holds no attestation.note");
    }
}
