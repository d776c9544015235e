package org.ferrule.conformance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.conformance.result.Results;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginEvidenceTest {
    @TempDir
    private Path directory;

    private SigningKey key;
    private Path folder;
    private PluginEvidence evidence;

    @BeforeEach
    void file() throws Exception {
        key = SampleRun.key("qa");
        folder = SampleRun.writeTypes(directory.resolve("evidence"), List.of(), key);
        evidence = new PluginEvidence(folder);
    }

    private List<String> faults() throws Exception {
        return evidence.faults(Optional.empty(), SampleRun.KIT);
    }

    @Test
    void whatWasWrittenIsWholeAndListsItsTypes() throws Exception {
        assertThat(PluginEvidence.isIn(folder)).isTrue();
        assertThat(PluginEvidence.isIn(evidence.of("example.pump"))).isFalse();
        assertThat(PluginEvidence.isIn(directory)).isFalse();
        assertThat(evidence.types()).containsExactly("example.pump", "example.valve");
        assertThat(evidence.faults(Optional.of(key.verifier()), SampleRun.KIT)).isEmpty();
        assertThat(evidence.faults(Optional.of(SampleRun.key("qa").verifier()), SampleRun.KIT))
                .containsExactly(
                        "attestation.note is not signed by qa, but by qa.",
                        "example.pump: attestation.note is not signed by qa, but by qa.",
                        "example.valve: attestation.note is not signed by qa, but by qa.");
    }

    @Test
    void aTypeThatIsMissingAndWhatWasAddedAreNamed() throws Exception {
        Files.move(evidence.of("example.valve"), directory.resolve("elsewhere"));
        Files.writeString(folder.resolve("notes.txt"), "");
        SampleRun.write(folder.resolve("example.mixer"), SampleRun.conformant("example.mixer"), key);

        assertThat(faults())
                .containsExactly("example.mixer was added.", "notes.txt was added.", "example.valve is missing.");
    }

    @Test
    void aTypesEvidenceOfAnotherRunIsNotTheListedOne() throws Exception {
        Path valve = evidence.of("example.valve");
        Files.move(valve, directory.resolve("elsewhere"));
        SampleRun.write(valve, SampleRun.conformant("example.valve"), SampleRun.key("qa"));

        assertThat(faults()).containsExactly("example.valve: its attestation.note is not the listed one.");
    }

    @Test
    void aChangedByteBelowIsFoundAndNamedWithItsType() throws Exception {
        Files.writeString(evidence.of("example.pump").resolve("junit.xml"), "changed");
        Files.delete(evidence.of("example.valve").resolve(Attestation.NAME));

        assertThat(faults())
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).startsWith("example.pump: junit.xml was changed"))
                .anySatisfy(fault -> assertThat(fault).contains("example.valve: ", "holds no attestation.note"));
    }

    @Test
    void anyChangedByteOfTheListIsFound() throws Exception {
        Path note = folder.resolve(Attestation.NAME);
        byte[] whole = Files.readAllBytes(note);
        int signature = whole.length - 40;
        for (int at = 0; at < whole.length; at += at < signature ? 11 : 1) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(note, changed);
            assertThat(isFound()).as("byte %d", at).isTrue();
        }
        Files.write(note, whole);
        assertThat(faults()).isEmpty();
    }

    private boolean isFound() {
        try {
            return !PluginEvidence.isIn(folder) || !faults().isEmpty();
        } catch (Exception unreadable) {
            return true;
        }
    }

    @Test
    void aListThatSaysOtherwiseThanItsEvidenceIsFoundEvenIfItsSignerMadeItSo() throws Exception {
        Path other = directory.resolve("other");
        Results bad = SampleRun.results("37.5");
        SampleRun.write(other.resolve("example.pump"), bad, key);
        PluginEvidence lie = new PluginEvidence(other);
        lie.close(List.of(SampleRun.conformant("example.pump")), List.of(), key);

        assertThat(lie.faults(Optional.of(key.verifier()), SampleRun.KIT))
                .containsExactly("The attestation says result conformant, and the evidence says not conformant.");
    }

    @Test
    void aListThatLeadsOutOfTheFolderIsNoList() throws Exception {
        Path note = folder.resolve(Attestation.NAME);
        Files.writeString(note, Files.readString(note).replace("type:example.valve", "type:../../valve"));

        assertThatIOException().isThrownBy(this::faults).withMessageContaining("'../../valve', which is no type");
    }

    @Test
    void aFolderThatHoldsSomethingIsNotTaken() {
        assertThatIOException()
                .isThrownBy(() -> PluginEvidence.create(folder))
                .withMessageContaining("is not empty, and evidence is never replaced");
    }
}
