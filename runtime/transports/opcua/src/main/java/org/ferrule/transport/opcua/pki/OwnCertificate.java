package org.ferrule.transport.opcua.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Period;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;

/**
 * The client's application certificate in {@code DATA_DIR/pki/own}: made for the first secured link, then kept, because a
 * server's operator has to trust it by hand. One pair of files for each application URI.
 */
public final class OwnCertificate {
    private static final int VALID_YEARS = 10;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    private final Path certificateFile;
    private final Path keyFile;
    private final Optional<String> wantedUri;

    /**
     * Reads and writes nothing yet.
     *
     * @param directory the {@code pki/own} directory
     * @param wantedUri an application URI that the site asks for
     */
    public OwnCertificate(Path directory, Optional<String> wantedUri) {
        String name =
                wantedUri.map(uri -> uri.replaceAll("[^A-Za-z0-9.-]", "_")).orElse("ferrule");
        this.certificateFile = directory.resolve(name + ".der");
        this.keyFile = directory.resolve(name + ".key.pem");
        this.wantedUri = wantedUri;
    }

    /** The file to give to a server's operator. */
    public Path certificateFile() {
        return certificateFile;
    }

    /** Loads the identity, or makes it. */
    public ClientIdentity identity() throws IOException, GeneralSecurityException {
        // Two links of a site share the directory: only one may make the files.
        synchronized (OwnCertificate.class) {
            if (!Files.exists(certificateFile) || !Files.exists(keyFile)) {
                create();
            }
            return load();
        }
    }

    private ClientIdentity load() throws IOException, GeneralSecurityException {
        X509Certificate certificate;
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(certificateFile))) {
            certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        String pem = Files.readString(keyFile).replaceAll("-----[A-Z ]+-----", "");
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(pem);
        } catch (IllegalArgumentException damaged) {
            throw new GeneralSecurityException(keyFile + " is damaged", damaged);
        }
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        String uri = CertificateUtil.getSanUri(certificate)
                .orElseThrow(() -> new GeneralSecurityException(certificateFile + " has no application URI"));
        if (wantedUri.isPresent() && !wantedUri.get().equals(uri)) {
            throw new GeneralSecurityException(
                    "it says '" + uri + "', and the link's applicationUri is '" + wantedUri.get() + "'");
        }
        return new ClientIdentity(uri, new KeyPair(certificate.getPublicKey(), key), certificate);
    }

    private void create() throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairMaker.make();
        String host = hostName();
        SelfSignedCertificateBuilder builder = new SelfSignedCertificateBuilder(keys)
                .setCommonName("Ferrule on " + host)
                .setOrganization("Ferrule")
                .setApplicationUri(wantedUri.orElse("urn:ferrule:" + host + ":client"))
                .addDnsName(host)
                .setValidityPeriod(Period.ofYears(VALID_YEARS))
                .setSignatureAlgorithm(SelfSignedCertificateBuilder.SA_SHA256_RSA);
        byte[] certificate = build(builder).getEncoded();
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        if (Thread.currentThread().isInterrupted()) {
            // The runtime stopped meanwhile, and its data directory may already belong to somebody else.
            throw new InterruptedIOException("stopped while a key was made");
        }
        Files.createDirectories(keyFile.toAbsolutePath().getParent());
        write(keyFile, (BEGIN + key + END).getBytes(java.nio.charset.StandardCharsets.US_ASCII), "rw-------");
        write(certificateFile, certificate, "rw-r--r--");
    }

    // Milo's builder declares plain Exception.
    private static X509Certificate build(SelfSignedCertificateBuilder builder) throws GeneralSecurityException {
        try {
            return builder.build();
        } catch (Exception refused) {
            throw new GeneralSecurityException("the client certificate could not be made", refused);
        }
    }

    // Permissions first, content second: a key is at no moment readable for others; and never half a file under its
    // name.
    private static void write(Path file, byte[] content, String permissions) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(
                directory,
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
