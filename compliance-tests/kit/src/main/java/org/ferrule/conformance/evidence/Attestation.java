package org.ferrule.conformance.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.format.VerifierKey;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Subject;

/**
 * The claim, signed: what was found of which file, by which kit, and the hash of the manifest, which covers all the evidence. A C2SP
 * signed note, Ed25519.
 */
final class Attestation {
    static final String NAME = "attestation.note";

    private static final String TITLE = "ferrule conformance attestation 1";

    private Attestation() {}

    static String sign(Results results, String manifestSha256, SigningKey key) throws GeneralSecurityException {
        return sign(TITLE, claims(results, manifestSha256), key);
    }

    /** Signs claims of any kind; the title says which. */
    static String sign(String title, Map<String, String> claims, SigningKey key) throws GeneralSecurityException {
        String text = title + "\n"
                + claims.entrySet().stream()
                        .map(claim -> claim.getKey() + " " + claim.getValue() + "\n")
                        .collect(Collectors.joining())
                + "key " + key.verifier() + "\n";
        return SignedNote.sign(text, List.of(key)).toString();
    }

    /** What an attestation of these results must say, in its order. */
    static Map<String, String> claims(Results results, String manifestSha256) {
        Subject subject = results.subject();
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("result", results.isConformant() ? "conformant" : "not conformant");
        claims.put("level", Integer.toString(results.run().level()));
        claims.put("type", subject.type());
        claims.put("plugin-sha256", subject.sha256());
        claims.put("descriptor-sha256", subject.descriptorSha256());
        claims.put("kit", results.run().kit());
        claims.put("catalogue-sha256", results.run().catalogueSha256());
        claims.put("simulator", results.run().simulator());
        claims.put("ended", results.run().ended().toString());
        claims.put("manifest-sha256", manifestSha256);
        claims.replaceAll((name, value) -> value.replaceAll("\\p{Cntrl}", "?"));
        return claims;
    }

    /**
     * The lines of an attestation, by their first word.
     *
     * @throws IOException if it is none
     */
    static Map<String, String> read(SignedNote note) throws IOException {
        return read(TITLE, note);
    }

    /** The lines of an attestation of that title. */
    static Map<String, String> read(String title, SignedNote note) throws IOException {
        List<String> lines = note.text().lines().toList();
        if (!lines.get(0).equals(title)) {
            throw new IOException(NAME + " begins with '" + lines.get(0) + "'; expected '" + title + "'.");
        }
        Map<String, String> claims = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int gap = line.indexOf(' ');
            if (gap < 1 || claims.put(line.substring(0, gap), line.substring(gap + 1)) != null) {
                throw new IOException(NAME + " has a line that is none of its: " + line);
            }
        }
        return claims;
    }

    /** The one in a folder. */
    static SignedNote in(Path folder) throws IOException {
        return SignedNote.parse(Files.readString(folder.resolve(NAME), StandardCharsets.UTF_8));
    }

    /** What is wrong with the signature of the one in a folder, a sentence each. */
    static List<String> signatureFaults(Path folder, Map<String, String> attested, Optional<VerifierKey> trusted)
            throws IOException {
        List<String> faults = new ArrayList<>();
        SignedNote note = in(folder);
        // In a signature some bits mean nothing, and a change of them is a change all the same.
        if (!Files.readString(folder.resolve(NAME), StandardCharsets.UTF_8).equals(note.toString())) {
            faults.add(NAME + " was changed: it is not written as notes are.");
        }
        VerifierKey named = VerifierKey.parse(attested.getOrDefault("key", ""));
        if (!note.isSignedBy(named)) {
            faults.add(NAME + " was changed: its signature is not by the key that it names.");
        }
        if (trusted.isPresent() && !note.isSignedBy(trusted.get())) {
            faults.add(NAME + " is not signed by " + trusted.get().name() + ", but by " + named.name() + ".");
        }
        return faults;
    }

    /** What it says otherwise than the files that it is about, a sentence each. */
    static List<String> differences(Map<String, String> attested, Map<String, String> expected, String files) {
        List<String> differences = new ArrayList<>();
        expected.forEach((name, value) -> {
            if (!value.equals(attested.get(name))) {
                differences.add("The attestation says " + name + " " + attested.get(name) + ", and " + files + " says "
                        + value + ".");
            }
        });
        return differences;
    }
}
