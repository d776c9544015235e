package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.Sha256;

/** PKG-002: the signature, and that nobody gets past it. */
final class SignatureChecks {
    private final PluginArchive plugin;
    private final LocalDate today;

    SignatureChecks(PluginArchive plugin, LocalDate today) {
        this.plugin = plugin;
        this.today = today;
    }

    Stream<Check> checks() {
        return Stream.concat(
                Stream.of(Check.of(Req.PKG_002, "One signature covers the whole jar.", (b, notes) -> signed(notes))),
                Arrays.stream(Tampering.values())
                        .map(kind -> Check.of(
                                Req.PKG_002,
                                "The jar is refused if " + kind.words() + ".",
                                (b, notes) -> tampered(kind, notes))));
    }

    private void signed(Notes notes) throws NotMetException, IOException, CertificateEncodingException {
        X509Certificate signer = PackageSignature.signer(plugin.file(), today);
        notes.saw("the jar: signed by " + signer.getSubjectX500Principal() + ", valid until "
                + signer.getNotAfter().toInstant() + ", SHA-256 of the certificate " + Sha256.of(signer.getEncoded()));
    }

    private void tampered(Tampering kind, Notes notes) throws NotMetException, NotTestedException, IOException {
        try {
            PackageSignature.signer(plugin.file(), today);
        } catch (NotMetException unsigned) {
            throw new NotTestedException(
                    "Only a jar whose signature is good can show that tampering is seen. " + unsigned.getMessage());
        }
        Path copy = Files.createTempFile("tampered", ".jar");
        try {
            kind.write(plugin.file(), copy);
            notes.did(kind.words());
            PackageSignature.signer(copy, today);
        } catch (NotMetException refused) {
            notes.saw("refused: " + refused.getMessage());
            return;
        } finally {
            Files.deleteIfExists(copy);
        }
        throw new NotMetException(
                "The jar should be refused when " + kind.words() + ", but its signature still verifies.");
    }
}
