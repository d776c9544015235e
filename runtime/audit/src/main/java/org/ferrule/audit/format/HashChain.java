package org.ferrule.audit.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How format 1 linked each record to all before it: SHA-256 over the hash before and the record's bytes, from 32 zero bytes on. */
public final class HashChain {
    private static final int LENGTH = 32;

    private HashChain() {}

    /** The hash before the first record. */
    public static byte[] start() {
        return new byte[LENGTH];
    }

    /** The hash of a record. */
    public static byte[] next(byte[] before, byte[] content) {
        MessageDigest digest = sha256();
        digest.update(before);
        return digest.digest(content);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
