package org.ferrule.core.felix;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs classes of the tests into bundles. */
final class TestBundle {
    private static final String API = "org.ferrule.api.driver,org.ferrule.api.error,org.ferrule.api.model,"
            + "org.ferrule.api.transport,org.ferrule.core.service,org.osgi.framework";

    private TestBundle() {}

    /** A bundle that the class activates. */
    static Path of(Path directory, String name, Class<?> activator, List<String> classes) throws IOException {
        Manifest manifest = manifest(name, API);
        manifest.getMainAttributes().putValue("Bundle-Activator", activator.getName());
        return write(directory, manifest, classes, "");
    }

    /** A plugin for one type; it needs these packages besides the interfaces. */
    static Path plugin(Path directory, String type, String needs) throws IOException {
        return plugin(directory, manifest(type, needs.isEmpty() ? API : API + "," + needs));
    }

    /** Another version of a plugin that needs nothing else. */
    static Path pluginOfVersion(Path directory, String type, String version) throws IOException {
        Manifest manifest = manifest(type, API);
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        return plugin(directory, manifest);
    }

    private static Path plugin(Path directory, Manifest manifest) throws IOException {
        String type = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
        manifest.getMainAttributes().putValue("Bundle-Activator", FakePlugin.class.getName());
        manifest.getMainAttributes().putValue(FakePlugin.TYPE_HEADER, type);
        return write(directory, manifest, List.of("FakePlugin", "FakePlugin$Session"), type);
    }

    private static Manifest manifest(String name, String imports) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.putValue("Manifest-Version", "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.0.0");
        attributes.putValue("Import-Package", imports);
        return manifest;
    }

    private static Path write(Path directory, Manifest manifest, List<String> classes, String type) throws IOException {
        Path jar = directory.resolve(manifest.getMainAttributes().getValue("Bundle-SymbolicName") + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (String simple : classes) {
                entries.putNextEntry(new JarEntry("org/ferrule/core/felix/" + simple + ".class"));
                try (InputStream in = TestBundle.class.getResourceAsStream(simple + ".class")) {
                    if (in == null) {
                        throw new IOException("no class " + simple);
                    }
                    in.transferTo(entries);
                }
            }
            if (!type.isEmpty()) {
                for (String folder : List.of("OSGI-INF/", "OSGI-INF/ferrule/")) {
                    entries.putNextEntry(new JarEntry(folder));
                }
                entries.putNextEntry(new JarEntry("OSGI-INF/ferrule/device.yaml"));
                entries.write(descriptor(type).getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static String descriptor(String type) {
        return """
                descriptor: 1
                type: %s
                version: 1.0.0
                manufacturer: Test
                model: Fake
                profile: equipment
                settings:
                  link: {kind: stream, required: true}
                staleAfter: 5 s
                parameters:
                  value: {type: REAL, unit: Cel, every: 50 ms}
                """.formatted(type);
    }
}
