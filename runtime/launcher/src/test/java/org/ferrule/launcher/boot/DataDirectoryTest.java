package org.ferrule.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @Test
    void belongsToOneSiteUntilThatGivesItBack(@TempDir Path parent) throws IOException {
        Path directory = parent.resolve("new/data");
        try (DataDirectory first = DataDirectory.claim(directory)) {
            assertThat(first.path()).isEqualTo(directory);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> DataDirectory.claim(directory))
                    .withMessageContaining("in use by a running site")
                    .withMessageContaining("ferrule stop --data " + directory);
        }
        try (DataDirectory second = DataDirectory.claim(directory)) {
            assertThat(second.path()).isDirectory();
        }
    }

    @Test
    void isAbandonedAsItWasFound(@TempDir Path parent) throws IOException {
        Path directory = parent.resolve("new/data");
        DataDirectory made = DataDirectory.claim(directory);
        Files.createDirectories(directory.resolve("felix/bundle0"));
        made.abandon();
        assertThat(parent).isEmptyDirectory();

        Files.createDirectories(directory);
        Files.writeString(directory.resolve("audit.db"), "records");
        DataDirectory found = DataDirectory.claim(directory);
        found.abandon();
        assertThat(directory.resolve("audit.db")).hasContent("records");
        DataDirectory.claim(directory).close();
    }
}
