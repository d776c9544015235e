package org.ferrule.transport.line;

import java.util.Arrays;

/** Input that nobody asked for, as far as it is worth keeping: the latest of it. Not thread-safe. */
public final class StaleInput {
    /** Bytes that are kept. */
    public static final int MOST = 4096;

    private byte[] latest = new byte[0];

    /** Adds what came later. */
    public StaleInput add(byte[] bytes, int count) {
        byte[] all = Arrays.copyOf(latest, latest.length + count);
        System.arraycopy(bytes, 0, all, latest.length, count);
        latest = all.length <= MOST ? all : Arrays.copyOfRange(all, all.length - MOST, all.length);
        return this;
    }

    /** What was kept. */
    public byte[] bytes() {
        return latest;
    }
}
