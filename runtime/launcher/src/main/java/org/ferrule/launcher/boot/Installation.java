package org.ferrule.launcher.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unpacked distribution.
 *
 * @param home directory that holds {@code bundles}, {@code plugins} and {@code simulators}
 */
public record Installation(Path home) {
    /** Finds it through the system property that the start script sets. */
    public static Installation locate() {
        String home = System.getProperty("ferrule.home");
        if (home == null || !Files.isDirectory(Path.of(home, "bundles"))) {
            throw new IllegalStateException(
                    "ferrule.home is '" + home
                            + "', which holds no bundles: start through the script 'ferrule', or unpack the distribution again");
        }
        return new Installation(Path.of(home).toAbsolutePath().normalize());
    }

    /** Bundles of the runtime itself, in order of their names. */
    public List<Path> bundles() {
        return jars(home.resolve("bundles"));
    }

    /** Plugins that come with the distribution. */
    public List<Path> plugins() {
        return jars(home.resolve("plugins"));
    }

    /** Plugins of the distribution and of the site. */
    public List<Path> plugins(Path siteDirectory) {
        List<Path> plugins = new ArrayList<>(plugins());
        plugins.addAll(jars(siteDirectory.resolve("plugins")));
        return plugins;
    }

    /** Class path of the simulators, which run in a process of their own. */
    public String simulatorClassPath() {
        return home.resolve("simulators") + "/*";
    }

    private static List<Path> jars(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be listed", e);
        }
    }
}
