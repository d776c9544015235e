package org.ferrule.launcher.admission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** A vendor of tests: signs jars, and has a certificate to trust. Made by the JDK's own tool. */
public final class VendorKey {
    private static final String WORD = "vendor";

    private final KeyStore.PrivateKeyEntry entry;

    private VendorKey(KeyStore.PrivateKeyEntry entry) {
        this.entry = entry;
    }

    /** A key whose certificate holds for ten years from the first day of 2026. */
    public static VendorKey make(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", WORD + WORD));
        command.addAll(List.of("-alias", WORD, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-validity", "3650", "-startdate", "2026/01/01", "-dname", "CN=" + name));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!keytool.waitFor(2, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool failed: " + Files.readString(log));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = (WORD + WORD).toCharArray();
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        return new VendorKey((KeyStore.PrivateKeyEntry) keys.getEntry(WORD, new KeyStore.PasswordProtection(password)));
    }

    /** Has a site trust this vendor. */
    public void trustedBy(Path site) throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(site.resolve(TrustedVendors.FOLDER));
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(entry.getCertificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        Files.writeString(folder.resolve("vendor.pem"), pem);
    }

    /** A signed copy beside a jar. */
    public Path sign(Path unsigned, String name) throws IOException {
        Path signed = unsigned.resolveSibling(name);
        try (ZipFile in = new ZipFile(unsigned.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(entry).signerName("VENDOR").build().sign(in, out);
        }
        return signed;
    }
}
