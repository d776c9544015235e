package org.ferrule.audit.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/** That a tree begins with all leaves of an older one, unchanged (RFC 6962 section 2.1.2). */
public final class ConsistencyProof {
    private ConsistencyProof() {}

    /** Makes the path; empty if the sizes are the same or the older tree is empty. */
    public static List<byte[]> make(LeafHashes leaves, long older, long newer) throws IOException {
        if (older < 0 || older > newer) {
            throw new IllegalArgumentException("a tree of " + newer + " cannot begin with one of " + older);
        }
        List<byte[]> fromRoot = new ArrayList<>();
        if (older == 0 || older == newer) {
            return fromRoot;
        }
        long first = 0;
        long end = newer;
        boolean isWhole = true;
        while (older != end) {
            long middle = first + Split.of(end - first);
            if (older <= middle) {
                fromRoot.add(leaves.root(middle, end));
                end = middle;
            } else {
                fromRoot.add(leaves.root(first, middle));
                first = middle;
                isWhole = false;
            }
        }
        if (!isWhole) {
            fromRoot.add(leaves.root(first, end));
        }
        Collections.reverse(fromRoot);
        return fromRoot;
    }

    /** True if the path leads to both roots. */
    public static boolean isValid(Tree older, Tree newer, List<byte[]> path) {
        if (older.size() < 0 || older.size() > newer.size()) {
            return false;
        }
        if (older.size() == newer.size()) {
            return path.isEmpty() && older.root().equals(newer.root());
        }
        if (older.size() == 0) {
            return path.isEmpty() && older.root().equals(TreeHash.hex(new TreeHash().empty()));
        }
        return walk(older, newer, path);
    }

    private static boolean walk(Tree older, Tree newer, List<byte[]> path) {
        // From the older tree's last complete subtree upwards; an older tree that is one has no need to be told its
        // root.
        int skipped = Long.numberOfTrailingZeros(older.size());
        long node = (older.size() - 1) >>> skipped;
        long last = (newer.size() - 1) >>> skipped;
        Iterator<byte[]> steps = path.iterator();
        boolean isToldItsStart = Long.bitCount(older.size()) > 1;
        if (isToldItsStart && !steps.hasNext()) {
            return false;
        }
        byte[] reachedOld = isToldItsStart ? steps.next() : HexFormat.of().parseHex(older.root());
        byte[] reachedNew = reachedOld;
        TreeHash hash = new TreeHash();
        while (steps.hasNext()) {
            byte[] step = steps.next();
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                reachedOld = hash.node(step, reachedOld);
                reachedNew = hash.node(step, reachedNew);
                int edge = Long.numberOfTrailingZeros(node);
                node >>>= edge;
                last >>>= edge;
            } else {
                reachedNew = hash.node(reachedNew, step);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0
                && TreeHash.hex(reachedOld).equals(older.root())
                && TreeHash.hex(reachedNew).equals(newer.root());
    }

    /**
     * A tree as a checkpoint states it.
     *
     * @param size number of leaves
     * @param root its root, 64 lower-case hexadecimal digits
     */
    public record Tree(long size, String root) {}
}
