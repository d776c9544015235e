package org.ferrule.simulators.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * The server's key pair with its self-signed certificate.
 *
 * @param keyPair RSA, 2048 bits
 * @param certificate with the application URI as a subject alternative name
 */
public record ServerIdentity(KeyPair keyPair, X509Certificate certificate) {

    private static final String ALIAS = "server";
    private static final int KEY_BITS = 2048;

    /** Loads the identity from the directory, or makes one there; says what to do when that fails. */
    public static ServerIdentity loadOrCreate(Path pkiDir, Product product, String applicationUri) throws IOException {
        try {
            Path keyFile = pkiDir.resolve(product.keyFile());
            if (Files.exists(keyFile)) {
                return load(keyFile, applicationUri);
            }
            Files.createDirectories(pkiDir);
            ServerIdentity made = create(product, applicationUri);
            made.store(keyFile);
            Files.write(
                    pkiDir.resolve(product.certificateFile()),
                    made.certificate().getEncoded());
            return made;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "no server key in " + pkiDir + "; remove " + product.keyFile() + " to have one made", e);
        }
    }

    private static ServerIdentity load(Path keyFile, String applicationUri)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyFile)) {
            store.load(in, password());
        }
        if (!(store.getKey(ALIAS, password()) instanceof PrivateKey key)
                || !(store.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
            throw new IOException(keyFile + " holds no server key; remove it to have one made");
        }
        String known = CertificateUtil.getSanUri(certificate).orElse("");
        if (!known.equals(applicationUri)) {
            throw new IOException(keyFile + " belongs to " + known + ", not to " + applicationUri
                    + "; give each simulator its own PKI directory");
        }
        return new ServerIdentity(new KeyPair(certificate.getPublicKey(), key), certificate);
    }

    private static ServerIdentity create(Product product, String applicationUri)
            throws IOException, GeneralSecurityException {
        KeyPair keyPair = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
        SelfSignedCertificateBuilder builder = new SelfSignedCertificateBuilder(keyPair)
                .setCommonName(product.title())
                .setOrganization("Ferrule Simulators")
                .setApplicationUri(applicationUri)
                .addDnsName("localhost")
                .addIpAddress("127.0.0.1");
        try {
            return new ServerIdentity(keyPair, builder.build());
        } catch (GeneralSecurityException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new GeneralSecurityException("the server's certificate could not be made", e);
        }
    }

    private void store(Path keyFile) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password());
        store.setKeyEntry(ALIAS, keyPair.getPrivate(), password(), new Certificate[] {certificate});
        try (OutputStream out = Files.newOutputStream(keyFile)) {
            store.store(out, password());
        }
    }

    // A simulator's key guards nothing; the format merely demands a password.
    private static char[] password() {
        return "simulator".toCharArray();
    }
}
