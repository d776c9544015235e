package org.ferrule.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes of RFC 6962 section 2.1. Keeps one digest, so each thread needs its own. */
public final class TreeHash {
    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();

    /** Hash of a leaf: never that of a node, whatever the content. */
    public byte[] leaf(byte[] content) {
        digest.update(LEAF);
        return digest.digest(content);
    }

    /** Hash of a leaf that is a part of some bytes. */
    public byte[] leaf(byte[] bytes, int from, int to) {
        digest.update(LEAF);
        digest.update(bytes, from, to - from);
        return digest.digest();
    }

    /** Hash of two subtrees. */
    public byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Root of the tree without leaves. */
    public byte[] empty() {
        return digest.digest();
    }

    /** Lower-case hexadecimal digits. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
