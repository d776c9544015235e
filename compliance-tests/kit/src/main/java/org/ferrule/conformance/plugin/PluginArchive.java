package org.ferrule.conformance.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.conformance.result.Sha256;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.conformance.statement.StatementReader;
import org.ferrule.core.site.PluginDescriptors;
import org.ferrule.core.yaml.MistakesException;

/**
 * A plugin's file.
 *
 * @param file where it lies
 * @param sha256 of its bytes
 * @param headers main attributes of its manifest
 * @param candidates one for each statement of conformance in it, in the order of their file names
 */
public record PluginArchive(Path file, String sha256, Attributes headers, List<Candidate> candidates) {
    private static final String STATEMENTS = "OSGI-INF/ferrule/conformance/";
    private static final int MOST_BYTES = 1 << 20;

    public PluginArchive {
        candidates = List.copyOf(candidates);
    }

    /**
     * Reads a plugin's file.
     *
     * @throws MistakesException if a descriptor or a statement is wrong
     * @throws IOException if it cannot be read, is no bundle, or states nothing
     */
    public static PluginArchive read(Path file) throws MistakesException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file. Name the plugin's jar.");
        }
        var descriptors = PluginDescriptors.read(List.of(file));
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            java.util.jar.Manifest manifest = jar.getManifest();
            if (manifest == null || manifest.getMainAttributes().getValue("Bundle-SymbolicName") == null) {
                throw new IOException(
                        file + " is no bundle: its manifest has no Bundle-SymbolicName. Build it with bnd.");
            }
            List<Candidate> candidates = new ArrayList<>();
            for (JarEntry entry : statements(jar)) {
                candidates.add(candidate(jar, entry, descriptors));
            }
            if (candidates.isEmpty()) {
                throw new IOException(file + " states no conformance: it has no " + STATEMENTS
                        + "NAME.yaml. docs/conformance.md says what belongs into it.");
            }
            return new PluginArchive(
                    file, Sha256.of(Files.readAllBytes(file)), manifest.getMainAttributes(), candidates);
        } catch (ZipException broken) {
            throw new IOException(file + " is no readable jar: " + broken.getMessage(), broken);
        }
    }

    private static List<JarEntry> statements(JarFile jar) {
        return jar.stream()
                .filter(entry -> entry.getName().startsWith(STATEMENTS)
                        && entry.getName().endsWith(".yaml"))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
    }

    private static Candidate candidate(JarFile jar, JarEntry entry, Map<String, EquipmentDescriptor> descriptors)
            throws MistakesException, IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] yaml = in.readNBytes(MOST_BYTES);
            Statement statement = StatementReader.read(entry.getName(), yaml, descriptors);
            return new Candidate(Objects.requireNonNull(descriptors.get(statement.type())), statement);
        }
    }

    /** A header of the manifest; empty if it has none. */
    public String header(String name) {
        String value = headers.getValue(name);
        return value == null ? "" : value;
    }

    /** The bundle's symbolic name, without directives. */
    public String symbolicName() {
        return header("Bundle-SymbolicName").split(";", 2)[0].strip();
    }
}
