package org.ferrule.conformance.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ferrule.conformance.plugin.PluginArchive;

/**
 * The plugin among the jars that a build leaves behind.
 *
 * @param jar of the plugin
 * @param leftOut those that are no bundles: sources, tests, documentation
 */
record PluginJar(Path jar, List<Path> leftOut) {
    PluginJar {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Finds it. A single file is taken for the plugin whatever it is, so that whoever reads it says what it lacks.
     *
     * @param named files, or patterns that no shell could fill in because the build came after it
     * @throws IOException if none or several of them are bundles
     */
    static PluginJar among(List<Path> named) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path one : named) {
            files.addAll(matching(one));
        }
        if (files.size() == 1) {
            return new PluginJar(files.get(0), List.of());
        }
        List<Path> bundles = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path file : files) {
            (Files.isRegularFile(file) && !PluginArchive.isBundle(file) ? others : bundles).add(file);
        }
        if (bundles.size() != 1) {
            String count = bundles.isEmpty()
                    ? "none of these files is a bundle"
                    : bundles.size() + " of these files are bundles";
            throw new IOException("one run is about one plugin, but " + count + ": "
                    + files.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ". Name the plugin's jar.");
        }
        return new PluginJar(bundles.get(0), others);
    }

    private static List<Path> matching(Path named) throws IOException {
        String name = Objects.toString(named.getFileName());
        if (Files.exists(named) || !name.contains("*")) {
            return List.of(named);
        }
        Path folder = Objects.requireNonNullElse(named.getParent(), Path.of(""));
        TreeSet<Path> matching = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, name)) {
                found.forEach(matching::add);
            }
        }
        if (matching.isEmpty()) {
            throw new IOException("no file is named like " + named + ". Build the plugin, and name its jar.");
        }
        return List.copyOf(matching);
    }
}
