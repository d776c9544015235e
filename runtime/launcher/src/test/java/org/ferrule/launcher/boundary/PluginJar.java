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
public final class PluginJar {
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final String name;

    /** A bundle of that name, version 1.0.0. */
    public PluginJar(String name) {
        this.name = name;
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", "1.0.0");
    }

    /** Sets a header of the manifest. */
    public PluginJar header(String key, String value) {
        manifest.getMainAttributes().putValue(key, value);
        return this;
    }

    /** Packs classes of the tests. */
    public PluginJar classes(Class<?>... classes) throws IOException {
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

    /** Packs a descriptor with one parameter. */
    public PluginJar descriptor(String type) {
        entries.put("OSGI-INF/", new byte[0]);
        entries.put("OSGI-INF/ferrule/", new byte[0]);
        return text("OSGI-INF/ferrule/device.yaml", yaml(type));
    }

    /** A descriptor with one parameter. */
    public static String yaml(String type) {
        return """
                descriptor: 1
                type: %s
                version: 1.0.0
                manufacturer: Test
                model: Fake
                profile: equipment
                staleAfter: 5 s
                parameters:
                  value: {type: REAL, unit: Cel, every: 50 ms}
                """.formatted(type);
    }

    /** Packs a text. */
    public PluginJar text(String entry, String content) {
        entries.put(entry, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Packs a driver that Declarative Services finds. */
    public PluginJar driver(String type, Class<?> driver, Class<?>... further) throws IOException {
        return header("Import-Package", "org.ferrule.api.driver,org.ferrule.api.error,org.ferrule.api.model")
                .header("Service-Component", "OSGI-INF/driver.xml")
                .header(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0))\"")
                .classes(driver)
                .classes(further)
                .descriptor(type)
                .text("OSGI-INF/driver.xml", """
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="driver">
                          <implementation class="%s"/>
                          <property name="ferrule.type" type="String" value="%s"/>
                          <service><provide interface="org.ferrule.api.driver.EquipmentDriver"/></service>
                        </scr:component>
                        """.formatted(driver.getName(), type));
    }

    /** Writes the jar, named like the bundle. */
    public Path write(Path directory) throws IOException {
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
