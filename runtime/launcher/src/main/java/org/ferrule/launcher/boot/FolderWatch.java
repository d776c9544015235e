package org.ferrule.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.launcher.admission.PluginLock;

/** Files in the site's folder that were written, completely, since it was looked at last. Not thread-safe. */
final class FolderWatch {
    private final Path site;
    private final Map<String, Sight> seen = new HashMap<>();
    private final Map<String, Sight> told = new HashMap<>();

    /** What lies there now is known. */
    FolderWatch(Path site) throws IOException {
        this.site = site;
        for (Path file : files()) {
            told.put(name(file), sight(file));
        }
    }

    /**
     * What tells a file from one that is still being written, and from a later one of its name. Whoever changes the lock file wants
     * all to be judged again.
     */
    private record Sight(long size, long modified, long lock) {}

    /** Files that look as they did the last time, and that nobody was told of as they are. */
    List<Path> written() throws IOException {
        List<Path> written = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (Path file : files()) {
            String name = name(file);
            there.add(name);
            Sight now = sight(file);
            Sight before = seen.put(name, now);
            if (now.equals(before) && !now.equals(told.get(name))) {
                told.put(name, now);
                written.add(file);
            }
        }
        seen.keySet().retainAll(there);
        told.keySet().retainAll(there);
        return written;
    }

    private Sight sight(Path file) throws IOException {
        try {
            Path lock = site.resolve(PluginLock.FILE);
            long locked = Files.exists(lock) ? Files.getLastModifiedTime(lock).toMillis() : 0;
            return new Sight(Files.size(file), Files.getLastModifiedTime(file).toMillis(), locked);
        } catch (NoSuchFileException gone) {
            return new Sight(-1, 0, 0);
        }
    }

    private List<Path> files() throws IOException {
        Path plugins = site.resolve("plugins");
        if (!Files.isDirectory(plugins)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(plugins)) {
            // What is still being written often has another ending, or a dot before its name.
            return files.filter(file -> !name(file).startsWith("."))
                    .filter(file -> name(file).endsWith(".jar") || name(file).endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
