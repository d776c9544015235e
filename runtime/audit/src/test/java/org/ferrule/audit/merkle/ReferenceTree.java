package org.ferrule.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962's recursive definitions, word for word and without any cleverness; what the product's code is compared with. */
final class ReferenceTree {
    private static final TreeHash HASH = new TreeHash();

    private ReferenceTree() {}

    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return HASH.empty();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = split(leaves.size());
        return HASH.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    static List<byte[]> path(int m, List<byte[]> leaves) {
        if (leaves.size() <= 1) {
            return new ArrayList<>();
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        List<byte[]> path = m < k ? path(m, left) : path(m - k, right);
        path.add(root(m < k ? right : left));
        return path;
    }

    static List<byte[]> proof(int m, List<byte[]> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean isWhole) {
        List<byte[]> proof = new ArrayList<>();
        if (m == leaves.size()) {
            if (!isWhole) {
                proof.add(root(leaves));
            }
            return proof;
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        proof = m <= k ? subproof(m, left, isWhole) : subproof(m - k, right, false);
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    private static int split(int size) {
        int k = 1;
        while (k * 2 < size) {
            k *= 2;
        }
        return k;
    }
}
