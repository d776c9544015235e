package org.ferrule.audit.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.ferrule.audit.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/** The public half of a key that signs notes, with the name under which it signs: C2SP signed-note, Ed25519. */
public final class VerifierKey {
    private static final String ALGORITHM = "Ed25519";
    private static final byte ED25519 = 1;
    private static final int ID_LENGTH = 4;
    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] X509_START = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] point;
    private final PublicKey key;

    private VerifierKey(String name, byte[] point) throws GeneralSecurityException {
        if (name.isEmpty() || !name.matches("[^\\s+]+") || point.length != TreeHash.LENGTH) {
            throw new GeneralSecurityException("a key has a name without space or plus sign, and 32 bytes");
        }
        this.name = name;
        this.point = point;
        byte[] encoded = Arrays.copyOf(X509_START, X509_START.length + point.length);
        System.arraycopy(point, 0, encoded, X509_START.length, point.length);
        key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** The key of a name. */
    static VerifierKey of(String name, PublicKey key) throws GeneralSecurityException {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_START.length, encoded.length));
    }

    /**
     * Reads the line that {@link #toString()} writes.
     *
     * @throws IOException if it is none, or its id is another key's
     */
    public static VerifierKey parse(String line) throws IOException {
        String[] parts = line.strip().split("\\+", 3);
        try {
            byte[] typed = Base64.getDecoder().decode(parts[parts.length - 1]);
            if (parts.length != 3 || typed.length == 0 || typed[0] != ED25519) {
                throw new IOException("'" + line.strip() + "' is no Ed25519 verifier key NAME+ID+KEY");
            }
            VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
            if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
                throw new IOException(
                        "the verifier key's id " + parts[1] + " does not belong to its name and key; expected "
                                + HexFormat.of().formatHex(key.id()));
            }
            return key;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IOException("'" + line.strip() + "' is no verifier key: " + e.getMessage(), e);
        }
    }

    /** The name, which is the log's. */
    public String name() {
        return name;
    }

    /** The four bytes by which a signature line names its key. */
    byte[] id() {
        byte[] typed = typed();
        byte[] start = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + typed.length);
        System.arraycopy(typed, 0, all, start.length, typed.length);
        return Arrays.copyOf(sha256(all), ID_LENGTH);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + point.length];
        typed[0] = ED25519;
        System.arraycopy(point, 0, typed, 1, point.length);
        return typed;
    }

    /** True if the text's signature of 64 bytes was made with the private half. */
    boolean accepts(byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // What does not even have a signature's form is no signature.
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey && other.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The key as one line of text: {@code NAME+HEX(id)+BASE64(0x01, key)}. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
