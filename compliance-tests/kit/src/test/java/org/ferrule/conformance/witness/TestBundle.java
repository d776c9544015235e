package org.ferrule.conformance.witness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.BundleActivator;

/** A bundle out of the package of its activator. */
record TestBundle(String name, String activator, String folder) {
    static final Path CLASSES = Path.of("target", "test-classes");

    static TestBundle of(String name, Class<? extends BundleActivator> activator) {
        return new TestBundle(
                name, activator.getName(), activator.getPackageName().replace('.', '/'));
    }

    Path writeTo(Path directory) throws IOException {
        Path jar = directory.resolve(name + ".jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", activator);
        main.putValue("Import-Package", "org.osgi.framework");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                DirectoryStream<Path> types = Files.newDirectoryStream(CLASSES.resolve(folder), "*.class")) {
            for (Path type : types) {
                out.putNextEntry(new ZipEntry(folder + "/" + type.getFileName()));
                try (InputStream content = Files.newInputStream(type)) {
                    content.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }
}
