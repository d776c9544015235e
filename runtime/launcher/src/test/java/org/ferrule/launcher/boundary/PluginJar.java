package org.ferrule.launcher.boundary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs classes of the tests, descriptors and headers into a bundle. */
final class PluginJar {
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final String name;

    PluginJar(String name) {
        this.name = name;
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", "1.0.0");
    }

    PluginJar header(String key, String value) {
        manifest.getMainAttributes().putValue(key, value);
        return this;
    }

    PluginJar classes(Class<?>... classes) throws IOException {
        for (Class<?> type : classes) {
            String entry = type.getName().replace('.', '/') + ".class";
            try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
                if (in == null) {
                    throw new IOException("no class " + type);
                }
                entries.put(entry, in.readAllBytes());
            }
        }
        return this;
    }

    PluginJar descriptor(String type) {
        entries.put("OSGI-INF/", new byte[0]);
        entries.put("OSGI-INF/ferrule/", new byte[0]);
        return text("OSGI-INF/ferrule/device.yaml", """
                descriptor: 1
                type: %s
                version: 1.0.0
                manufacturer: Test
                model: Fake
                profile: equipment
                staleAfter: 5 s
                parameters:
                  value: {type: REAL, unit: Cel, every: 50 ms}
                """.formatted(type));
    }

    PluginJar text(String entry, String content) {
        entries.put(entry, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Path write(Path directory) throws IOException {
        Path file = directory.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return file;
    }
}
