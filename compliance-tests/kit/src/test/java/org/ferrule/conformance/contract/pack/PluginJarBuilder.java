package org.ferrule.conformance.contract.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;
import org.objectweb.asm.Opcodes;

/** A plugin's jar as it should be, until something is changed in it. */
final class PluginJarBuilder {
    static final String DRIVER = "com/example/pump/PumpDriver";
    static final String BILL = "META-INF/sbom/bom.json";
    static final String DESCRIPTOR = "OSGI-INF/ferrule/pump.yaml";
    static final String STATEMENT = "OSGI-INF/ferrule/conformance/pump.yaml";
    /** The place in the bill of materials where components go. */
    static final String COMPONENTS = "\"components\": []";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    PluginJarBuilder() {
        header("Bundle-ManifestVersion", "2");
        header("Bundle-SymbolicName", "com.example.pump;singleton:=true");
        header("Bundle-Version", "1.2.3");
        header("Bundle-Vendor", "Example Pumps");
        header("Bundle-License", "Apache-2.0");
        header("Ferrule-Support-End", "2031-12-31");
        header("Ferrule-Vulnerability-Contact", "mailto:security@pumps.example");
        header(
                "Import-Package",
                "java.util,javax.crypto,org.ferrule.api.driver;version=\"[0.1,1)\",org.slf4j;version=\"[2.0,3)\"");
        header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"");
        file(DRIVER + ".class", ClassBytes.empty(DRIVER, Opcodes.V17));
        text(DESCRIPTOR, """
                descriptor: 1
                type: example.pump
                version: 1.0.0
                manufacturer: Example Pumps
                model: Pump
                firmware: "2\\\\.[0-9]+"
                staleAfter: 5 s
                onCommunicationLoss: It goes on pumping.
                settings:
                  link: {kind: stream, required: true}
                  servicePassword: {kind: secret, required: false, description: Of the service menu.}
                parameters:
                  flow.pv: {type: REAL, unit: mL/min, instrumentRange: [0, 10], every: 1 s}
                commands:
                  prime: {effect: IDEMPOTENT, arguments: {volume: {type: REAL, unit: mL, range: [0, 10]}}}
                alarms:
                  blocked: {class: EQUIPMENT, severity: 500, remedy: Open the clamp.}
                """);
        text(STATEMENT, """
                conformance: 1
                type: example.pump
                level: 3
                simulator: {program: [python3, pump.py]}
                links: {line: {stream: tcp, host: 127.0.0.1, port: "{port}"}}
                settings: {link: line}
                values: {flow.pv: {quantity: flow}}
                commands: {prime: {arguments: {volume: 5}, act: prime 5}}
                alarms: {blocked: {raise: block on, clear: block off}}
                """);
        text(BILL, """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
                 "metadata": {"component": {"type": "library", "bom-ref": "pump", "group": "com.example.pump", "name": "pump",
                   "version": "1.2.3", "purl": "pkg:maven/com.example.pump/pump@1.2.3"}},
                 "components": []}
                """);
    }

    PluginJarBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    PluginJarBuilder without(String header) {
        headers.remove(header);
        return this;
    }

    PluginJarBuilder file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    PluginJarBuilder text(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    PluginJarBuilder withoutFile(String name) {
        files.remove(name);
        return this;
    }

    PluginJarBuilder replace(String name, String old, String replacement) {
        String before = new String(files.get(name), StandardCharsets.UTF_8);
        if (!before.contains(old)) {
            throw new IllegalArgumentException(name + " has no " + old);
        }
        return text(name, before.replace(old, replacement));
    }

    /** Writes it without any signature. */
    Path write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "META-INF/MANIFEST.MF", text.toByteArray());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        }
        return jar;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Writes it signed. */
    Path write(Path jar, DevelopmentKey key) throws IOException {
        sign(write(jar.resolveSibling("unsigned.jar")), jar, key, "VENDOR");
        return jar;
    }

    /** Signs a jar, beside the signatures that it has. */
    static void sign(Path unsigned, Path signed, DevelopmentKey key, String name) throws IOException {
        try (ZipFile in = new ZipFile(unsigned.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key.entry()).signerName(name).build().sign(in, out);
        }
    }
}
