package org.ferrule.transport.opcua.pki;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom the site trusts: exactly the server certificates in {@code SITE_DIR/pki/trusted}. Read anew for every connection, so that
 * trusting a server needs no restart. A refused certificate is kept in {@code DATA_DIR/pki/rejected} for the people who decide.
 */
public final class TrustedServers {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedServers.class);
    private static final List<String> ENDINGS = List.of(".der", ".crt", ".pem", ".cer");

    private final Path trusted;
    private final Path rejected;
    private final InstantSource clock;

    /**
     * Reads nothing yet.
     *
     * @param trusted the site's directory of trusted certificates
     * @param rejected where refused certificates are kept
     * @param clock what time it is
     */
    public TrustedServers(Path trusted, Path rejected, InstantSource clock) {
        this.trusted = trusted;
        this.rejected = rejected;
        this.clock = clock;
    }

    /**
     * Refuses a server that the site does not trust.
     *
     * @param certificate what the server presents
     * @param applicationUri who the endpoint says that it is
     * @param host the host that the site file names
     */
    public void check(X509Certificate certificate, String applicationUri, String host) throws UntrustedException {
        try {
            if (!isTrusted(certificate.getEncoded())) {
                throw new UntrustedException("the server's certificate (" + certificate.getSubjectX500Principal()
                        + ") is not trusted. It was saved to " + keep(certificate)
                        + "; if it is the device's, move it into "
                        + trusted);
            }
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException outside) {
            throw new UntrustedException(
                    "the server's certificate is valid only from "
                            + certificate.getNotBefore().toInstant() + " to "
                            + certificate.getNotAfter().toInstant()
                            + "; give the device a new certificate and check both clocks",
                    outside);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new UntrustedException(
                    "the trusted certificates in " + trusted + " cannot be used: " + unreadable.getMessage(),
                    unreadable);
        }
        checkNames(certificate, applicationUri, host);
    }

    private static void checkNames(X509Certificate certificate, String applicationUri, String host)
            throws UntrustedException {
        String uri = CertificateUtil.getSanUri(certificate).orElse("");
        if (!uri.equals(applicationUri)) {
            throw new UntrustedException("the server calls itself '" + applicationUri + "' but its certificate says '"
                    + uri + "'; correct the device's certificate");
        }
        List<String> dns = CertificateUtil.getSanDnsNames(certificate);
        List<String> addresses = CertificateUtil.getSanIpAddresses(certificate);
        if (dns.stream().noneMatch(host::equalsIgnoreCase) && !addresses.contains(host)) {
            // The site trusts exactly this certificate, so a name that moved is worth a line and no refusal.
            LOG.warn(
                    "the trusted certificate of {} does not name host {} but {} {}",
                    applicationUri,
                    host,
                    dns,
                    addresses);
        }
    }

    private boolean isTrusted(byte[] encoded) throws IOException, GeneralSecurityException {
        if (!Files.isDirectory(trusted)) {
            return false;
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(trusted)) {
            files = listed.filter(f -> ENDINGS.stream().anyMatch(f.toString()::endsWith))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            if (Arrays.equals(read(file), encoded)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            return certificate.getEncoded();
        } catch (GeneralSecurityException damaged) {
            LOG.warn("{} holds no certificate and is passed over: {}", file, damaged.getMessage());
            return new byte[0];
        }
    }

    private Path keep(X509Certificate certificate) throws IOException, GeneralSecurityException {
        byte[] encoded = certificate.getEncoded();
        String thumbprint =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(encoded));
        Files.createDirectories(rejected);
        Path file = rejected.resolve(thumbprint + ".der");
        Path draft = Files.createTempFile(rejected, thumbprint, ".new");
        try {
            Files.write(draft, encoded);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        return file;
    }
}
