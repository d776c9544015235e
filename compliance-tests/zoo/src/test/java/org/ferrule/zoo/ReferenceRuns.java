package org.ferrule.zoo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One line for each whole run, so that it can be counted how many went well: type, run, seconds, verdict, seed. */
record ReferenceRuns(Path file) {
    static ReferenceRuns in(Path folder) {
        return new ReferenceRuns(folder.resolve("reference-runs.csv"));
    }

    /** Two processes write. */
    void add(String line) throws IOException {
        System.out.println(line);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                FileLock lock = channel.lock()) {
            if (lock.isValid()) {
                channel.write(StandardCharsets.UTF_8.encode(line + "\n"));
            }
        }
    }
}
