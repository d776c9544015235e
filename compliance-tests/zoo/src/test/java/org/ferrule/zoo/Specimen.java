package org.ferrule.zoo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.ferrule.zoo.driver.RegisterDriver;
import org.ferrule.zoo.driver.ZooDriver;

/** One driver of the zoo as a plugin's jar, with all that a package needs, so that nothing but the driver is wrong. */
record Specimen(Class<?> driver, String descriptor, String statement) {
    private static final char[] WORD = "development".toCharArray();
    private static final String SDK = Stream.of("descriptor", "driver", "error", "model", "transport")
            .map(name -> "org.ferrule.api." + name + ";version=\"[0.1,1)\"")
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();

    private static final String USES = "java.lang.System;java.lang.Thread;java.net.InetAddress;java.net.ServerSocket;"
            + "java.nio.file.Files;java.nio.file.Path;why=\"it is broken on purpose\"";

    /** A driver of the zoo's pump, or of a sensor that has registers. */
    static Specimen of(Class<?> driver) throws IOException {
        String device = RegisterDriver.class.isAssignableFrom(driver) ? "sensor-" : "";
        String descriptor = resource(device + "descriptor.yaml");
        Breaks breaks = driver.getAnnotation(Breaks.class);
        String[] change = breaks == null ? new String[0] : breaks.descriptor();
        for (int i = 0; i < change.length; i += 2) {
            if (!descriptor.contains(change[i])) {
                throw new IllegalArgumentException(driver + ": the descriptor has no " + change[i]);
            }
            descriptor = descriptor.replace(change[i], change[i + 1]);
        }
        return new Specimen(driver, descriptor, resource(device + "statement.yaml"));
    }

    /** The same driver of another device: what stands in its descriptor, and instead of it; then the same for its statement. */
    Specimen but(Map<String, String> descriptions, Map<String, String> statements) {
        return new Specimen(driver, changed(descriptor, descriptions), changed(statement, statements));
    }

    private static String changed(String text, Map<String, String> changes) {
        String changed = text;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (!text.contains(change.getKey())) {
                throw new IllegalArgumentException("there is no " + change.getKey());
            }
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Specimen.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no " + name + " beside " + Specimen.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Packs and signs it. */
    Path jar(Path folder) throws IOException, GeneralSecurityException, URISyntaxException {
        Map<String, byte[]> files = new TreeMap<>(classes(ZooDriver.class.getPackageName(), ""));
        String own = driver.getName().substring(driver.getPackageName().length() + 1);
        files.putAll(classes(driver.getPackageName(), own));
        String group = own.replaceFirst("\\$.*", "");
        boolean isAlone = driver.isAnnotationPresent(Breaks.class);
        files.putAll(classes(driver.getPackageName(), isAlone ? group + ".class" : group));
        String type = descriptor.replaceFirst("(?s).*?\\ntype: (\\S+).*", "$1");
        text(files, "OSGI-INF/ferrule/pump.yaml", descriptor);
        text(files, "OSGI-INF/ferrule/conformance/pump.yaml", statement);
        text(files, "OSGI-INF/driver.xml", """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="driver">
                  <property name="ferrule.type" value="%s"/>
                  <service><provide interface="org.ferrule.api.driver.EquipmentDriver"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(type, driver.getName()));
        text(files, "META-INF/sbom/bom.json", """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
                 "metadata": {"component": {"type": "library", "bom-ref": "zoo", "group": "org.ferrule.zoo", "name": "zoo",
                   "version": "1.0.0", "purl": "pkg:maven/org.ferrule.zoo/zoo@1.0.0"}},
                 "components": []}
                """);
        Path unsigned = folder.resolve("unsigned.jar");
        Path signed = folder.resolve(driver.getSimpleName() + ".jar");
        try (OutputStream out = Files.newOutputStream(unsigned);
                JarOutputStream jar = new JarOutputStream(out, manifest(imports(), isAlone))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue());
                jar.closeEntry();
            }
        }
        try (ZipFile in = new ZipFile(unsigned.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key()).signerName("ZOO").build().sign(in, out);
        }
        return signed;
    }

    private static void text(Map<String, byte[]> files, String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Class files of a package whose names begin so, with the class itself or what lies in it. */
    private static Map<String, byte[]> classes(String packageName, String beginning)
            throws IOException, URISyntaxException {
        Path root = Path.of(Specimen.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path folder = root.resolve(packageName.replace('.', '/'));
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName());
                boolean isWanted = beginning.isEmpty()
                        || name.equals(beginning)
                        || name.startsWith(beginning + ".")
                        || name.startsWith(beginning + "$");
                if (name.endsWith(".class") && isWanted) {
                    found.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return found;
    }

    private String imports() {
        Breaks breaks = driver.getAnnotation(Breaks.class);
        return Stream.concat(Stream.of(SDK), breaks == null ? Stream.of() : Stream.of(breaks.imports()))
                .collect(Collectors.joining(","));
    }

    private static Manifest manifest(String imports, boolean isBroken) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (List<String> header : List.of(
                List.of("Bundle-ManifestVersion", "2"),
                List.of("Bundle-SymbolicName", "org.ferrule.zoo"),
                List.of("Bundle-Version", "1.0.0"),
                List.of("Bundle-Vendor", "Zoo"),
                List.of("Bundle-License", "Apache-2.0"),
                List.of("Ferrule-Support-End", "2099-12-31"),
                List.of("Ferrule-Vulnerability-Contact", "mailto:security@ferrule.example"),
                List.of("Sbom-Format", "CycloneDX"),
                List.of("Sbom-Location", "META-INF/sbom/bom.json"),
                List.of("Service-Component", "OSGI-INF/driver.xml"),
                List.of("Import-Package", imports),
                List.of("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\""))) {
            main.putValue(header.get(0), header.get(1));
        }
        if (isBroken) {
            // So that nothing but the breach is seen of it; that a declaration is demanded, the kit's own tests show.
            main.putValue("Ferrule-Uses", USES);
        }
        return manifest;
    }

    /** The key that signs the plugins of this build. */
    private static KeyStore.PrivateKeyEntry key() throws IOException, GeneralSecurityException {
        Path store =
                Path.of(System.getProperty("ferrule.signing.keystore", "../../plugins/target/development-key.p12"));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), WORD);
        return (KeyStore.PrivateKeyEntry) keys.getEntry("development", new KeyStore.PasswordProtection(WORD));
    }
}
