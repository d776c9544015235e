package org.ferrule.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSitesTest {
    @TempDir
    private Path directory;

    @Test
    void listsWhatRunsAndSweepsUpWhatRanOnce() throws IOException {
        Path notes = directory.resolve("running");
        Path data = Files.createDirectories(directory.resolve("my data"));
        RunningSites sites = new RunningSites(notes);
        assertThat(sites.list()).isEmpty();

        Path note = sites.add(data);
        assertThat(sites.list()).as("not before it listens").isEmpty();
        Files.writeString(data.resolve("control.json"), "{}");
        // No process has this id: it is above what any kernel gives out.
        Path gone = Files.writeString(notes.resolve("999999999"), data.toString());
        Path stray = Files.writeString(notes.resolve("notes.txt"), data.toString());

        assertThat(sites.list()).containsExactly(data);
        assertThat(note).exists();
        assertThat(gone).doesNotExist();
        assertThat(stray).doesNotExist();
    }
}
