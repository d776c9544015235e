package org.ferrule.audit.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
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
import org.ferrule.audit.format.SignedNote;

/** Verifies what a witness says about a checkpoint: cosignature/v1 of C2SP tlog-cosignature, with Ed25519. */
public final class WitnessKey {
    private static final byte COSIGNATURE = 4;
    private static final int ID = 4;
    private static final int STAMP = 8;
    private static final int SIGNATURE = 64;
    private static final byte[] X509_START = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] id;
    private final PublicKey key;

    private WitnessKey(String name, byte[] id, PublicKey key) {
        this.name = name;
        this.id = id;
        this.key = key;
    }

    /**
     * Reads {@code NAME+HEX(id)+BASE64(0x04, key)}.
     *
     * @throws IOException if it is none, or its id is another key's
     */
    static WitnessKey parse(String line) throws IOException {
        String[] parts = line.strip().split("\\+", 3);
        try {
            byte[] typed = Base64.getDecoder().decode(parts[parts.length - 1]);
            if (parts.length != 3 || typed.length != 33 || typed[0] != COSIGNATURE) {
                throw new IOException("'" + line.strip() + "' is no witness's key NAME+ID+KEY of kind 4");
            }
            byte[] id = idOf(parts[0], typed);
            if (!HexFormat.of().formatHex(id).equals(parts[1])) {
                throw new IOException("the witness's key id " + parts[1] + " does not belong to its name and key");
            }
            byte[] encoded = Arrays.copyOf(X509_START, X509_START.length + typed.length - 1);
            System.arraycopy(typed, 1, encoded, X509_START.length, typed.length - 1);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new WitnessKey(parts[0], id, key);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IOException("'" + line.strip() + "' is no witness's key: " + e.getMessage(), e);
        }
    }

    private static byte[] idOf(String name, byte[] typed) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed), ID);
    }

    /** Under what name it cosigns. */
    public String name() {
        return name;
    }

    /** True if one of the note's lines is this witness's and right. */
    boolean hasCosigned(SignedNote note) {
        return note.signatures().stream().anyMatch(line -> isMine(line.toString(), note.text()));
    }

    private boolean isMine(String line, String text) {
        String[] parts = line.split(" ", -1);
        byte[] blob = Base64.getDecoder().decode(parts[2]);
        if (!parts[1].equals(name)
                || blob.length != ID + STAMP + SIGNATURE
                || !Arrays.equals(id, Arrays.copyOf(blob, ID))) {
            return false;
        }
        byte[] stamp = Arrays.copyOfRange(blob, ID, ID + STAMP);
        String statement = "cosignature/v1\ntime " + new BigInteger(1, stamp) + "\n" + text;
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(ByteBuffer.wrap(statement.getBytes(StandardCharsets.UTF_8)));
            return check.verify(blob, ID + STAMP, SIGNATURE);
        } catch (GeneralSecurityException e) {
            // What does not even have a signature's form is no signature.
            return false;
        }
    }
}
