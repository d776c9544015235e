package org.ferrule.conformance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.ferrule.conformance.result.Sha256;
import org.ferrule.conformance.statement.Statement;

/**
 * What a run depends on beside the plugin, so that it can be made again elsewhere.
 *
 * @param distribution whose runtime, simulators and kit were used
 */
record Environment(Path distribution) {
    /** A library, with its own version. */
    private static final String REPACKED = "org.ferrule.bouncycastle";

    private static final long MEBIBYTE = 1 << 20;

    /** By name, for people. */
    Map<String, String> facts(Statement statement) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(
                "Java",
                property("java.vendor") + " " + property("java.runtime.version") + ", " + property("java.vm.name"));
        facts.put("Operating system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        facts.put("Processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine) {
            facts.put("Memory", machine.getTotalMemorySize() / MEBIBYTE + " MiB");
        }
        facts.put(
                "Language and time zone",
                Locale.getDefault() + ", " + TimeZone.getDefault().getID());
        facts.put("Runtime", described("bundles", "lib"));
        facts.put("Kit's files", described("conformance"));
        facts.put(
                "Simulator",
                (statement.simulator().isOwn() ? "" : "the vendor's own program; wire: ") + described("simulators"));
        return facts;
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    /** The version, and a hash over all jars, since a version can be built twice. */
    private String described(String... folders) {
        StringBuilder hashes = new StringBuilder();
        String version = "";
        try {
            for (String folder : folders) {
                for (Path jar : jars(folder)) {
                    hashes.append(Sha256.of(Files.readAllBytes(jar))).append('\n');
                    version = version.isEmpty() ? version(jar) : version;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the distribution cannot be read: " + e.getMessage(), e);
        }
        return (version.isEmpty() ? "" : version + ", ") + "SHA-256 "
                + Sha256.of(hashes.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> jars(String folder) throws IOException {
        Path place = distribution.resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Of a jar of this project; empty for others. */
    private static String version(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile(), false)) {
            Manifest manifest = opened.getManifest();
            return manifest == null ? "" : version(manifest.getMainAttributes());
        }
    }

    private static String version(Attributes headers) {
        if (String.valueOf(headers.getValue("Implementation-Title")).startsWith("Ferrule")) {
            return String.valueOf(headers.getValue("Implementation-Version"));
        }
        String name = String.valueOf(headers.getValue("Bundle-SymbolicName"));
        boolean isOurs = name.startsWith("org.ferrule") && !name.equals(REPACKED);
        return isOurs ? String.valueOf(headers.getValue("Bundle-Version")) : "";
    }
}
