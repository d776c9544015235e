package org.ferrule.audit.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The fewest complete subtrees that stand for the leaves outside a range: with the range's own leaves they give the tree's root. */
public final class CoveringSubtrees {
    private CoveringSubtrees() {}

    /** For the leaves before the range, largest first. */
    public static List<byte[]> before(LeafHashes leaves, long first) throws IOException {
        return cover(leaves, 0, first);
    }

    /** For the leaves from {@code end} to the tree's end, left to right. */
    public static List<byte[]> after(LeafHashes leaves, long end, long size) throws IOException {
        return cover(leaves, end, size);
    }

    private static List<byte[]> cover(LeafHashes leaves, long first, long end) throws IOException {
        List<byte[]> roots = new ArrayList<>();
        for (long at = first; at < end; ) {
            long next = at + (1L << level(at, end));
            roots.add(leaves.root(at, next));
            at = next;
        }
        return roots;
    }

    /**
     * Adds such subtrees to a frontier that has reached {@code frontier.size()} leaves.
     *
     * @throws IllegalArgumentException if these are not as many as it takes to get to {@code size}
     */
    public static void append(Frontier frontier, List<byte[]> roots, long size) {
        for (byte[] root : roots) {
            if (frontier.size() >= size) {
                throw new IllegalArgumentException("more subtrees than leaves up to " + size);
            }
            frontier.append(root, level(frontier.size(), size));
        }
        if (frontier.size() != size) {
            throw new IllegalArgumentException("the subtrees end at leaf " + frontier.size() + " instead of " + size);
        }
    }

    /** Level of the largest complete subtree that begins at a leaf and ends no later than another. */
    private static int level(long at, long end) {
        int fits = 63 - Long.numberOfLeadingZeros(end - at);
        return at == 0 ? fits : Math.min(fits, Long.numberOfTrailingZeros(at));
    }
}
