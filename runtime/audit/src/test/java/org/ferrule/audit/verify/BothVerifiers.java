package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks both verifiers the same and demands the same answer. */
final class BothVerifiers implements AutoCloseable {
    private final PythonVerifier python = new PythonVerifier();

    BothVerifiers() throws IOException {}

    PythonVerifier python() {
        return python;
    }

    /** Verifies with options as on the command line. */
    Verdict verify(Path path, String... options) throws IOException {
        Verdict ours = AuditFile.verify(path, demands(options));
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(path.toString());
        Verdict second = python.verify(arguments);
        String said = "Java: " + ours.message() + "\nPython: " + second.message();
        assertThat(second.finding()).as(said).isEqualTo(ours.finding());
        if (ours.finding() != Verdict.Finding.UNREADABLE) {
            assertThat(second.records()).as(said).isEqualTo(ours.records());
            assertThat(second.head()).as(said).isEqualTo(ours.head());
            assertThat(second.remarks()).as(said).isEqualTo(ours.remarks());
        }
        return ours;
    }

    private static Demands demands(String... options) throws IOException {
        Demands demands = Demands.NONE;
        for (int i = 0; i < options.length; i += 2) {
            demands = switch (options[i]) {
                case "--key" -> demands.withKey(options[i + 1]);
                case "--witness" -> demands.withWitness(options[i + 1]);
                case "--checkpoint" -> demands.withCheckpoint(Files.readString(Path.of(options[i + 1])));
                default -> throw new IllegalArgumentException(options[i]);
            };
        }
        return demands;
    }

    /** What is wrong is found, and where. */
    void assertFound(Path path, Verdict.Finding finding, long index, String... options) throws IOException {
        Verdict verdict = verify(path, options);
        assertThat(verdict.finding()).as(verdict.message()).isEqualTo(finding);
        assertThat(verdict.records()).as(verdict.message()).isEqualTo(index);
        assertThat(verdict.message()).containsPattern("(record|records|record,) .*\\b" + index + "\\b");
    }

    void assertIntact(Path path, String... options) throws IOException {
        Verdict verdict = verify(path, options);
        assertThat(verdict.finding()).as(verdict.message()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Override
    public void close() throws IOException {
        python.close();
    }
}
