package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Signs the plugins of tests with the key of this build, and has sites trust it. */
record Vendor(KeyStore.PrivateKeyEntry key) {
    private static final char[] WORD = "development".toCharArray();

    static Vendor ofThisBuild() throws IOException, GeneralSecurityException {
        Path store = Path.of("../../plugins/target/development-key.p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), WORD);
        return new Vendor(
                (KeyStore.PrivateKeyEntry) keys.getEntry("development", new KeyStore.PasswordProtection(WORD)));
    }

    /** Signs a jar in its place. */
    void sign(Path jar) throws IOException {
        Path signed = jar.resolveSibling("signed.part");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key).signerName("VENDOR").build().sign(in, out);
        }
        Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Has a site trust whatever this vendor signs. */
    void trustedBy(Path site) throws IOException, GeneralSecurityException {
        String pem = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getCertificate().getEncoded());
        Files.writeString(
                Files.createDirectories(site.resolve("pki/vendors")).resolve("vendor.pem"),
                "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
    }

    /** Signs and locks every plugin that a site has. */
    static void admitAll(Path home, Path site) throws Exception {
        Vendor vendor = ofThisBuild();
        vendor.trustedBy(site);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(site.resolve("plugins"), "*.jar")) {
            for (Path jar : jars) {
                vendor.sign(jar);
            }
        }
        Ferrule lock = Ferrule.run(home, "plugin", "lock", site.toString());
        assertThat(lock.exitCode()).as(lock.told()).isZero();
    }
}
