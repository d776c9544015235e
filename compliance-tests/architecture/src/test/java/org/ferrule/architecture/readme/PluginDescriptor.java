package org.ferrule.architecture.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.yaml.MistakesException;

/**
 * A descriptor file of a plugin of this project.
 *
 * @param plugin the plugin's directory
 * @param file name of the descriptor file
 * @param content as the runtime reads it
 */
record PluginDescriptor(Path plugin, String file, EquipmentDescriptor content) {
    /** All of them, by plugin and file name. */
    static List<PluginDescriptor> under(Path plugins) {
        try (Stream<Path> found = Files.list(plugins)) {
            return found.sorted().flatMap(PluginDescriptor::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<PluginDescriptor> of(Path plugin) {
        Path folder = plugin.resolve("src/main/resources/OSGI-INF/ferrule");
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found
                    .filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .map(path -> read(plugin, path))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PluginDescriptor read(Path plugin, Path path) {
        String file = path.getFileName().toString();
        try {
            return new PluginDescriptor(plugin, file, new DescriptorReader().read(file, Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MistakesException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }

    String name() {
        return plugin.getFileName().toString();
    }

    Path readme() {
        return plugin.resolve("README.md");
    }
}
