package org.ferrule.transport.line;

import java.io.File;
import java.util.Objects;

/**
 * What this process holds, to see that nothing is left behind.
 *
 * @param files open file descriptors
 * @param threads live threads
 */
public record ProcessResources(int files, int threads) {
    /** Counts now. */
    public static ProcessResources now() {
        int files = Objects.requireNonNull(new File("/proc/self/fd").list(), "needs Linux").length;
        return new ProcessResources(files, Thread.getAllStackTraces().size());
    }

    /** Whether no more than that is held now, with room for threads of the virtual machine itself. */
    public boolean isHeldAtMost() {
        ProcessResources now = now();
        return now.files <= files + 3 && now.threads <= threads + 3;
    }
}
