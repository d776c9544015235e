package org.ferrule.audit.merkle;

import java.io.IOException;

/** Where a proof finds the leaves' hashes; they need not be in memory. */
@FunctionalInterface
public interface LeafHashes {
    /**
     * Hands over the hashes of a range in order.
     *
     * @param first index of the first
     * @param end index after the last
     * @throws IOException if they cannot be read, or are not all there
     */
    void each(long first, long end, Sink sink) throws IOException;

    /** Takes one hash after the other. */
    @FunctionalInterface
    interface Sink {
        /** The next hash. */
        void accept(byte[] leafHash);
    }

    /** Root of the tree over the leaves of a range. */
    default byte[] root(long first, long end) throws IOException {
        Frontier frontier = new Frontier();
        each(first, end, frontier::append);
        if (frontier.size() != end - first) {
            throw new IOException(
                    "of the leaves " + first + " to " + (end - 1) + " only " + frontier.size() + " are there");
        }
        return frontier.root();
    }
}
