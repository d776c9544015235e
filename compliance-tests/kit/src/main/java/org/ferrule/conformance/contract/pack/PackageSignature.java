package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.launcher.admission.UnsoundPackageException;

/** The signature over a jar as a whole, judged as a site judges it before it admits a plugin. */
final class PackageSignature {
    private PackageSignature() {}

    /**
     * The certificate of the one who signed all of a jar.
     *
     * @param today on which the certificate must be valid
     * @throws NotMetException if any byte of it is not signed, changed or missing; says which
     */
    static X509Certificate signer(Path file, LocalDate today) throws NotMetException, IOException {
        try {
            return org.ferrule.launcher.admission.PackageSignature.signer(file, today)
                    .get(0);
        } catch (UnsoundPackageException unsound) {
            throw new NotMetException(String.valueOf(unsound.getMessage()));
        }
    }

    /** True for the files that a signature itself is made of. */
    static boolean isSignature(String name) {
        return org.ferrule.launcher.admission.PackageSignature.isSignature(name);
    }
}
