package org.ferrule.launcher.admission;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * Whose signature a jar carries.
 *
 * @param subject as the certificate says it
 * @param sha256 hash of the certificate, 64 lower-case hexadecimal digits
 */
public record Signer(String subject, String sha256) {
    static Signer of(X509Certificate certificate) {
        try {
            return new Signer(certificate.getSubjectX500Principal().toString(), Sha256.of(certificate.getEncoded()));
        } catch (CertificateEncodingException unreadable) {
            throw new IllegalStateException("a certificate that was read has bytes", unreadable);
        }
    }
}
