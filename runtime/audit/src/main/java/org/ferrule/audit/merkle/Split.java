package org.ferrule.audit.merkle;

/** Where RFC 6962 divides a tree. */
final class Split {
    private Split() {}

    /** The largest power of two below the size; the size is at least 2. */
    static long of(long size) {
        return Long.highestOneBit(size - 1);
    }
}
