package org.ferrule.conformance.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that were made or written since, where a plugin could make one: below the rig, and beside everything that a path can lead to. */
final class NewFiles {
    /** As far as the paths of hostile texts lead up. */
    private static final int UP = 5;

    private final Path rig;
    private final Map<Path, String> before;

    private NewFiles(Path rig) throws IOException {
        this.rig = rig;
        this.before = all();
    }

    /** Looks for the first time. */
    static NewFiles from(Path rig) throws IOException {
        return new NewFiles(rig);
    }

    /** Those whose names have this in them. */
    List<String> named(String mark) throws IOException {
        return all().entrySet().stream()
                .filter(file -> String.valueOf(file.getKey().getFileName()).contains(mark))
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(file -> file.getKey().toString())
                .toList();
    }

    private Map<Path, String> all() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        add(found, rig, Integer.MAX_VALUE);
        add(found, Path.of(System.getProperty("java.io.tmpdir")), 1);
        @Nullable Path place = Path.of("").toAbsolutePath();
        for (int n = 0; n < UP && place != null; n++) {
            add(found, place, 1);
            place = place.getParent();
        }
        return found;
    }

    private static void add(Map<Path, String> found, Path place, int depth) throws IOException {
        if (Files.isReadable(place)) {
            try (Stream<Path> all = Files.walk(place, depth)) {
                all.forEach(file -> found.put(file, state(file)));
            }
        }
    }

    /** A file that is there already is made anew by writing it. */
    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file) + ", " + Files.size(file);
        } catch (IOException gone) {
            return "gone";
        }
    }
}
