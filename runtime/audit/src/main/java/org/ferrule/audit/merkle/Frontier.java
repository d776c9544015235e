package org.ferrule.audit.merkle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of the complete subtrees that its leaves fill, largest first. Enough to add leaves
 * and to tell the root, in space that grows with the logarithm of the tree. Not thread-safe.
 */
public final class Frontier {
    private final TreeHash hash = new TreeHash();
    private final Deque<byte[]> subtrees = new ArrayDeque<>();
    private long size;

    /** The frontier of no leaves. */
    public Frontier() {}

    /**
     * The frontier as it was kept.
     *
     * @param size number of leaves
     * @param subtrees as {@link #toBytes()} gave them
     * @throws IllegalArgumentException if so many leaves do not have so many subtrees
     */
    public Frontier(long size, byte[] subtrees) {
        if (size < 0 || subtrees.length != Long.bitCount(size) * TreeHash.LENGTH) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves does not have a frontier of " + subtrees.length + " bytes");
        }
        this.size = size;
        for (int at = 0; at < subtrees.length; at += TreeHash.LENGTH) {
            this.subtrees.addLast(Arrays.copyOfRange(subtrees, at, at + TreeHash.LENGTH));
        }
    }

    /** A copy that grows by itself. */
    public Frontier copy() {
        return new Frontier(size, toBytes());
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** Adds a leaf by its hash. */
    public void append(byte[] leafHash) {
        append(leafHash, 0);
    }

    /**
     * Adds a complete subtree of 2^level leaves by its root.
     *
     * @throws IllegalArgumentException if no such subtree can begin here
     */
    public void append(byte[] root, int level) {
        if (level < 0 || level > 62 || (size & ((1L << level) - 1)) != 0) {
            throw new IllegalArgumentException("no subtree of level " + level + " begins at leaf " + size);
        }
        byte[] node = root;
        for (long rest = size >>> level; (rest & 1) == 1; rest >>>= 1) {
            node = hash.node(subtrees.removeLast(), node);
        }
        subtrees.addLast(node);
        size += 1L << level;
    }

    /** The tree's root. */
    public byte[] root() {
        Iterator<byte[]> fromSmallest = subtrees.descendingIterator();
        if (!fromSmallest.hasNext()) {
            return hash.empty();
        }
        byte[] root = fromSmallest.next();
        while (fromSmallest.hasNext()) {
            root = hash.node(fromSmallest.next(), root);
        }
        return root.clone();
    }

    /** The subtrees' roots, largest first. */
    public List<byte[]> subtrees() {
        return new ArrayList<>(subtrees);
    }

    /** The subtrees' roots one behind the other, largest first. */
    public byte[] toBytes() {
        byte[] bytes = new byte[subtrees.size() * TreeHash.LENGTH];
        int at = 0;
        for (byte[] subtree : subtrees) {
            System.arraycopy(subtree, 0, bytes, at, TreeHash.LENGTH);
            at += TreeHash.LENGTH;
        }
        return bytes;
    }
}
