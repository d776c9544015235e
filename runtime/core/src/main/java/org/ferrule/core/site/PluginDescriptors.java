package org.ferrule.core.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.yaml.Mistake;
import org.ferrule.core.yaml.MistakesException;

/** The descriptors of plugins, in bundles or as files, read without starting any plugin. */
public final class PluginDescriptors {
    private static final String FOLDER = "OSGI-INF/ferrule/";
    /** One byte more than a descriptor may have, so that the reader still sees that it is too large. */
    private static final int MOST_BYTES = (1 << 20) + 1;

    private final DescriptorReader reader = new DescriptorReader();
    private final Map<String, EquipmentDescriptor> descriptors = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    private PluginDescriptors() {}

    /**
     * All {@code OSGI-INF/ferrule/*.yaml} of a set of bundle jars, and descriptors that are files themselves, by type, in the order
     * of the files.
     *
     * @throws MistakesException if a descriptor is wrong or two have one type; names each jar and file
     * @throws IOException if a jar cannot be read for a reason outside the jar
     */
    public static Map<String, EquipmentDescriptor> read(List<Path> plugins) throws MistakesException, IOException {
        PluginDescriptors found = new PluginDescriptors();
        for (Path plugin : plugins) {
            if (DescriptorFiles.isDescriptor(plugin)) {
                found.add("plugins/" + plugin.getFileName(), () -> DescriptorFiles.read(plugin, found.reader));
            } else {
                found.addAll(plugin);
            }
        }
        if (!found.mistakes.isEmpty()) {
            throw new MistakesException(found.mistakes);
        }
        return found.descriptors;
    }

    private void addAll(Path jar) throws IOException {
        String name = String.valueOf(jar.getFileName());
        if (!Files.isRegularFile(jar)) {
            mistakes.add(new Mistake(name, 1, 1, "", "there is no such file: " + jar + "."));
            return;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> isDescriptor(entry.getName()))
                    .sorted(java.util.Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                String place = name + "!/" + entry.getName();
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] yaml = in.readNBytes(MOST_BYTES);
                    add(place, () -> reader.read(place, yaml));
                }
            }
        } catch (ZipException e) {
            mistakes.add(
                    new Mistake(name, 1, 1, "", "is no readable jar (" + e.getMessage() + "). Copy the plugin again."));
        }
    }

    private static boolean isDescriptor(String entry) {
        return entry.startsWith(FOLDER) && entry.endsWith(".yaml") && entry.indexOf('/', FOLDER.length()) < 0;
    }

    private void add(String place, Reading reading) throws IOException {
        try {
            EquipmentDescriptor descriptor = reading.read();
            EquipmentDescriptor other = descriptors.putIfAbsent(descriptor.type(), descriptor);
            String first = places.putIfAbsent(descriptor.type(), place);
            if (other != null && first != null) {
                mistakes.add(new Mistake(
                        place,
                        1,
                        1,
                        "type",
                        "'" + descriptor.type() + "' is already provided by " + first
                                + ". Remove one of the two plugins."));
            }
        } catch (MistakesException e) {
            mistakes.addAll(e.mistakes());
        }
    }

    /** Reads one descriptor. */
    @FunctionalInterface
    private interface Reading {
        EquipmentDescriptor read() throws MistakesException, IOException;
    }
}
