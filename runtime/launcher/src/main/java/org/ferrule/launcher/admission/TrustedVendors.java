package org.ferrule.launcher.admission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose signatures a site accepts: certificates that people have put into {@code pki/vendors}, of vendors or of who vouches for them. */
public final class TrustedVendors {
    /** Where they are, below the site's directory. */
    public static final String FOLDER = "pki/vendors";

    private static final Set<String> ENDINGS = Set.of("pem", "crt", "cer", "der");

    private final Set<X509Certificate> certificates;

    private TrustedVendors(Set<X509Certificate> certificates) {
        this.certificates = certificates;
    }

    /**
     * Those of a site; nobody if the folder is not there.
     *
     * @throws IOException if a certificate cannot be read; says which
     */
    public static TrustedVendors of(Path siteDirectory) throws IOException {
        Path folder = siteDirectory.resolve(FOLDER);
        Set<X509Certificate> found = new HashSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(TrustedVendors::isCertificate).sorted().toList()) {
                    found.addAll(read(file));
                }
            }
        }
        return new TrustedVendors(found);
    }

    private static boolean isCertificate(Path file) {
        String name = String.valueOf(file.getFileName());
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static List<X509Certificate> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException broken) {
            throw new IOException(
                    file + " is no certificate (" + broken.getMessage()
                            + "). Replace it by the vendor's, in PEM or DER.",
                    broken);
        }
    }

    /** True if the signer is one of them, or one of them vouches for the signer on that day. */
    boolean isTrusted(List<X509Certificate> chain, LocalDate today) {
        if (certificates.contains(chain.get(0))) {
            return true;
        }
        if (certificates.isEmpty()) {
            return false;
        }
        try {
            PKIXParameters rules = new PKIXParameters(certificates.stream()
                    .map(certificate -> new TrustAnchor(certificate, null))
                    .collect(Collectors.toSet()));
            // Sites run without a network; a certificate is withdrawn by taking it out of the folder.
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(today.atStartOfDay(ZoneOffset.UTC).toInstant()));
            List<X509Certificate> path =
                    chain.stream().filter(link -> !certificates.contains(link)).toList();
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), rules);
            return true;
        } catch (GeneralSecurityException nobodyVouches) {
            return false;
        }
    }
}
