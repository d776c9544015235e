package org.ferrule.core.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.yaml.Mistake;
import org.ferrule.core.yaml.MistakesException;

/** Plugins that are a single file: descriptors with bindings, {@code plugins/*.yaml} of a site. */
public final class DescriptorFiles {
    /** One byte more than a descriptor may have, so that the reader still sees that it is too large. */
    private static final int MOST_BYTES = (1 << 20) + 1;

    private DescriptorFiles() {}

    /**
     * The files in a site's directory of plugins, in order of their names.
     *
     * @throws IOException if the directory is there and cannot be listed
     */
    public static List<Path> in(Path siteDirectory) throws IOException {
        Path plugins = siteDirectory.resolve("plugins");
        if (!Files.isDirectory(plugins)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(DescriptorFiles::isDescriptor).sorted().toList();
        }
    }

    /** True for a file that is a descriptor by its name. */
    static boolean isDescriptor(Path file) {
        return file.toString().endsWith(".yaml");
    }

    /**
     * The descriptor in a file.
     *
     * @param reader one for many files, because it carries units and profiles
     * @throws MistakesException if it is wrong, or has no bindings and would need a driver
     * @throws IOException if it cannot be read
     */
    public static EquipmentDescriptor read(Path file, DescriptorReader reader) throws MistakesException, IOException {
        String name = "plugins/" + file.getFileName();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        EquipmentDescriptor descriptor = reader.read(name, bytes);
        if (descriptor.bindings().isEmpty()) {
            throw new MistakesException(List.of(new Mistake(
                    name,
                    1,
                    1,
                    "binding",
                    "is missing: a descriptor without a driver must say where everything lies in the device. "
                            + "Add binding:, or put the plugin's jar into plugins/.")));
        }
        return descriptor;
    }
}
