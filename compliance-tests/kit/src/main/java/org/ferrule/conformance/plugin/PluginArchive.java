package org.ferrule.conformance.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
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
 * @param unstated types that it describes, and states nothing of
 */
public record PluginArchive(
        Path file, String sha256, Attributes headers, List<Candidate> candidates, List<String> unstated) {
    private static final String DESCRIPTORS = "OSGI-INF/ferrule/";
    private static final String STATEMENTS = DESCRIPTORS + "conformance/";
    /** More than any plugin has; what is larger is no plugin but a trap for whoever reads it. */
    private static final long MOST_OF_FILE = 64L << 20;

    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_DESCRIPTIONS = 200;
    private static final int MOST_OF_MANIFEST = 4 << 20;
    private static final int MOST_OF_STATEMENT = 1 << 20;
    private static final int MOST_OF_BILL = 16 << 20;
    /** Where a bill of materials lies, if the header {@code Sbom-Location} names no other place. */
    public static final String USUAL_BILL = "META-INF/sbom/bom.json";

    public PluginArchive {
        candidates = List.copyOf(candidates);
        unstated = List.copyOf(unstated);
    }

    /**
     * Reads a plugin's file, but no more of it than any plugin needs.
     *
     * @throws MistakesException if a descriptor or a statement is wrong
     * @throws IOException if it cannot be read, is no bundle, states nothing, or is too large
     */
    public static PluginArchive read(Path file) throws MistakesException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file. Name the plugin's jar.");
        }
        most(Files.size(file), MOST_OF_FILE, file + "", "bytes");
        try (ZipFile jar = new ZipFile(file.toFile())) {
            most(jar.size(), MOST_ENTRIES, file + "", "entries");
            most(jar.stream().filter(PluginArchive::isDescription).count(), MOST_DESCRIPTIONS, file + "", "YAML files");
            Attributes headers = headers(file, jar);
            var descriptors = PluginDescriptors.read(List.of(file));
            Map<String, Candidate> candidates = new LinkedHashMap<>();
            for (ZipEntry entry : statements(jar)) {
                Candidate stated = candidate(file, jar, entry, descriptors);
                if (candidates.put(stated.descriptor().type(), stated) != null) {
                    throw new IOException(entry.getName() + " in " + file + " is the second statement about "
                            + stated.descriptor().type() + ". Remove one.");
                }
            }
            if (candidates.isEmpty()) {
                throw new IOException(file + " states no conformance: it has no " + STATEMENTS
                        + "NAME.yaml. docs/conformance.md says what belongs into it.");
            }
            return new PluginArchive(
                    file,
                    Sha256.of(Files.readAllBytes(file)),
                    headers,
                    List.copyOf(candidates.values()),
                    descriptors.keySet().stream()
                            .filter(type -> !candidates.containsKey(type))
                            .toList());
        } catch (ZipException | IllegalArgumentException broken) {
            throw new IOException(file + " is no readable jar: " + broken.getMessage(), broken);
        }
    }

    /**
     * Whether a jar is a bundle. Those that a build leaves beside the plugin, of sources or tests, are none.
     *
     * @throws IOException if it cannot be read, or is too large
     */
    public static boolean isBundle(Path file) throws IOException {
        most(Files.size(file), MOST_OF_FILE, file + "", "bytes");
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return jar.getEntry(JarFile.MANIFEST_NAME) != null && isBundle(manifest(file, jar));
        } catch (ZipException | IllegalArgumentException broken) {
            throw new IOException(file + " is no readable jar: " + broken.getMessage(), broken);
        }
    }

    private static boolean isBundle(Attributes headers) {
        return headers.getValue("Bundle-SymbolicName") != null;
    }

    private static Attributes headers(Path file, ZipFile jar) throws IOException {
        Attributes headers = jar.getEntry(JarFile.MANIFEST_NAME) == null ? new Attributes() : manifest(file, jar);
        if (!isBundle(headers)) {
            throw new IOException(file + " is no bundle: its manifest has no Bundle-SymbolicName. Build it with bnd.");
        }
        return headers;
    }

    private static Attributes manifest(Path file, ZipFile jar) throws IOException {
        byte[] text = bounded(file, jar, jar.getEntry(JarFile.MANIFEST_NAME), MOST_OF_MANIFEST);
        try {
            return new Manifest(new ByteArrayInputStream(text)).getMainAttributes();
        } catch (IOException broken) {
            throw new IOException("the manifest of " + file + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    /** What an entry claims to hold is not asked: it may lie. */
    private static byte[] bounded(Path file, ZipFile jar, ZipEntry entry, int most) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] content = in.readNBytes(most + 1);
            most(content.length, most, entry.getName() + " in " + file, "bytes");
            return content;
        }
    }

    private static void most(long number, long most, String what, String unit) throws IOException {
        if (number > most) {
            throw new IOException(
                    what + " has more than " + most + " " + unit + ", which no plugin needs. It is not read.");
        }
    }

    private static boolean isDescription(ZipEntry entry) {
        return entry.getName().startsWith(DESCRIPTORS) && entry.getName().endsWith(".yaml");
    }

    private static List<? extends ZipEntry> statements(ZipFile jar) {
        return jar.stream()
                .filter(entry -> isDescription(entry) && entry.getName().startsWith(STATEMENTS))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
    }

    private static Candidate candidate(
            Path file, ZipFile jar, ZipEntry entry, Map<String, EquipmentDescriptor> descriptors)
            throws MistakesException, IOException {
        byte[] yaml = bounded(file, jar, entry, MOST_OF_STATEMENT);
        Statement statement = StatementReader.read(entry.getName(), yaml, descriptors);
        return new Candidate(Objects.requireNonNull(descriptors.get(statement.type())), statement);
    }

    /**
     * The bill of materials as it lies in the jar, whatever it is worth; empty if there is none.
     *
     * @throws IOException if it is larger than any
     */
    public Optional<byte[]> billOfMaterials() throws IOException {
        String named = header("Sbom-Location");
        try (ZipFile jar = new ZipFile(file.toFile())) {
            ZipEntry entry = jar.getEntry(named.isEmpty() ? USUAL_BILL : named);
            return entry == null || entry.isDirectory()
                    ? Optional.empty()
                    : Optional.of(bounded(file, jar, entry, MOST_OF_BILL));
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
