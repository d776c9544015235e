package org.ferrule.launcher.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers which sites this account runs, one file a process, so that a command finds the site without being told. A file
 * whose process is gone is swept up by whoever meets it.
 */
public final class RunningSites {
    private final Path directory;

    /** Remembers in the given directory. */
    public RunningSites(Path directory) {
        this.directory = directory;
    }

    /** In the account's home directory. */
    public static RunningSites ofAccount() {
        return new RunningSites(Path.of(System.getProperty("user.home"), ".ferrule", "running"));
    }

    /** Notes that this process runs the site with that data directory; the returned file is deleted when it ends. */
    public Path add(Path dataDirectory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(Long.toString(ProcessHandle.current().pid()));
        return Files.writeString(
                file, dataDirectory.toAbsolutePath().normalize().toString());
    }

    /** Data directories of the sites that run now. */
    public List<Path> list() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                Optional<ProcessHandle> process = process(file);
                Path data = Path.of(Files.readString(file));
                if (process.isPresent() && Files.exists(data.resolve("control.json"))) {
                    found.add(data);
                } else if (process.isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return found;
    }

    private static Optional<ProcessHandle> process(Path file) {
        try {
            return ProcessHandle.of(Long.parseLong(file.getFileName().toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
