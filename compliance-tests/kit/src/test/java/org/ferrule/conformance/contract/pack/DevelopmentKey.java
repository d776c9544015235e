package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A key that signs jars of tests, made by the JDK's own tool. */
final class DevelopmentKey {
    private static final String WORD = "development";

    private final KeyStore.PrivateKeyEntry entry;

    private DevelopmentKey(KeyStore.PrivateKeyEntry entry) {
        this.entry = entry;
    }

    KeyStore.PrivateKeyEntry entry() {
        return entry;
    }

    /** A key whose certificate holds for ten years from a day. */
    static DevelopmentKey make(Path folder, String name, String startDate)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", WORD));
        command.addAll(List.of("-alias", WORD, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-validity", "3650", "-startdate", startDate, "-dname", "CN=" + name));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (!keytool.waitFor(2, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool failed: " + Files.readString(folder.resolve(name + ".log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, WORD.toCharArray());
        }
        return new DevelopmentKey(
                (KeyStore.PrivateKeyEntry) keys.getEntry(WORD, new KeyStore.PasswordProtection(WORD.toCharArray())));
    }
}
