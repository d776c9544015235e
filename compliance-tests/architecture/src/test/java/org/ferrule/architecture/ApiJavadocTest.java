package org.ferrule.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiJavadocTest {
    @TempDir
    Path folder;

    @Test
    void apiDocumentsEverythingPublic() {
        List<Path> sources =
                Room.SDK_API.mainSources().stream().map(SourceFile::path).toList();

        assertThat(sources).isNotEmpty();
        assertThat(Javadoc.gapsIn(sources)).isEmpty();
    }

    @Test
    void reportsWhatIsMissingAndNothingElse() throws IOException {
        Path source = Files.writeString(folder.resolve("Probe.java"), """
                /** A probe. @param depth how deep, in mm */
                public record Probe(int depth) {
                    public static final int DEEPEST = 3;

                    public Probe {}

                    /** Moves. */
                    public int move(int millimetres) {
                        return hidden();
                    }

                    @Override
                    public String toString() {
                        return "";
                    }

                    private int hidden() {
                        return 0;
                    }

                    /** What a tip is. */
                    public interface Tip {
                        /** {@return the length in mm} */
                        int length();

                        int width();
                    }
                }
                """);

        assertThat(Javadoc.gapsIn(List.of(source)))
                .extracting(gap -> gap.substring(gap.indexOf("Probe.java:")))
                .containsExactly(
                        "Probe.java:2 @param depth of Probe",
                        "Probe.java:3 field or constant DEEPEST",
                        "Probe.java:26 method width");
    }
}
