package org.ferrule.audit.merkle;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** That a leaf is in a tree (RFC 6962 section 2.1.1): the siblings on the way from the leaf to the root. */
public final class InclusionProof {
    private InclusionProof() {}

    /**
     * Makes the path, reading each leaf but the one in question once.
     *
     * @param index of the leaf
     * @param size of the tree
     */
    public static List<byte[]> make(LeafHashes leaves, long index, long size) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<byte[]> fromRoot = new ArrayList<>();
        long first = 0;
        long end = size;
        while (end - first > 1) {
            long middle = first + Split.of(end - first);
            if (index < middle) {
                fromRoot.add(leaves.root(middle, end));
                end = middle;
            } else {
                fromRoot.add(leaves.root(first, middle));
                first = middle;
            }
        }
        Collections.reverse(fromRoot);
        return fromRoot;
    }

    /** True if the path leads from this leaf at this place to this root. */
    public static boolean isValid(Place place, byte[] leafHash, List<byte[]> path, byte[] root) {
        if (place.index() < 0 || place.index() >= place.size()) {
            return false;
        }
        TreeHash hash = new TreeHash();
        long node = place.index();
        long last = place.size() - 1;
        byte[] reached = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                reached = hash.node(sibling, reached);
                // At the right edge, levels without a sibling are skipped.
                int skipped = Long.numberOfTrailingZeros(node);
                node >>>= skipped;
                last >>>= skipped;
            } else {
                reached = hash.node(reached, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(reached, root);
    }

    /**
     * A leaf's place in a tree.
     *
     * @param index of the leaf
     * @param size of the tree
     */
    public record Place(long index, long size) {}
}
