package org.ferrule.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A plugin bundle: a descriptor, and a driver if it is given one. */
record PluginJar(String symbolicName, String imports, String descriptor) {
    /** What a driver imports. */
    static final String SDK = "org.ferrule.api.driver,org.ferrule.api.error,org.ferrule.api.model";

    private static final String COMPONENT = "OSGI-INF/driver.xml";

    void write(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest())) {
            add(out, "OSGI-INF/ferrule/equipment.yaml", descriptor.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Packs the driver's package, and what the component annotation would have made. */
    void write(Path jar, Class<?> driver) throws IOException {
        Manifest manifest = manifest();
        manifest.getMainAttributes().putValue("Service-Component", COMPONENT);
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            add(out, "OSGI-INF/ferrule/equipment.yaml", descriptor.getBytes(StandardCharsets.UTF_8));
            add(out, COMPONENT, component(driver).getBytes(StandardCharsets.UTF_8));
            String folder = driver.getPackageName().replace('.', '/') + "/";
            Path classes = Path.of("target", "test-classes", folder);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(classes, "*.class")) {
                for (Path type : files) {
                    try (InputStream content = Files.newInputStream(type)) {
                        add(out, folder + type.getFileName(), content.readAllBytes());
                    }
                }
            }
        }
    }

    private String component(Class<?> driver) {
        return """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="driver">
                  <property name="ferrule.type" value="%s"/>
                  <service><provide interface="org.ferrule.api.driver.EquipmentDriver"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(symbolicName, driver.getName());
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", "1.0.0");
        if (!imports.isEmpty()) {
            main.putValue("Import-Package", imports);
        }
        return manifest;
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
