package org.ferrule.launcher.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory that one running site owns. The operating system frees the lock when the process ends, however it ends. */
public final class DataDirectory implements AutoCloseable {
    private final Path directory;
    private final FileChannel channel;
    private final List<Path> made;

    private DataDirectory(Path directory, FileChannel channel, List<Path> made) {
        this.directory = directory;
        this.channel = channel;
        this.made = made;
    }

    /**
     * Takes the directory, making it if need be.
     *
     * @throws IOException if it cannot be made or another process runs a site with it; says which
     */
    public static DataDirectory claim(Path directory) throws IOException {
        List<Path> made = new ArrayList<>();
        for (Path missing = directory; missing != null && Files.notExists(missing); missing = missing.getParent()) {
            made.add(missing);
        }
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException(directory + " is in use by a running site. Stop that one (ferrule stop --data "
                    + directory + "), or give this one another directory with --data.");
        }
        return new DataDirectory(directory, channel, made);
    }

    /** Where it is. */
    public Path path() {
        return directory;
    }

    /** Gives it back as it was found: a directory that was made for this claim is gone again, with all that came into it. */
    void abandon() throws IOException {
        if (made.isEmpty()) {
            close();
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } finally {
            close();
        }
        for (Path parent : made.subList(1, made.size())) {
            Files.delete(parent);
        }
    }

    /** Gives it back; idempotent. Closing the channel frees the lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
