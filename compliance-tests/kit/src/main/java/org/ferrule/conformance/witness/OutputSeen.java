package org.ferrule.conformance.witness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text on a standard stream of the runtime, written while a bundle's class was on the stack.
 *
 * @param stream {@code out} or {@code err}
 * @param printer symbolic name of the bundle whose class called the stream itself; null if a class of no bundle did, such as a logger's
 * @param through the class that called the stream
 * @param bundles all on the stack, the innermost first
 * @param text what was written
 */
public record OutputSeen(String stream, @Nullable String printer, String through, List<String> bundles, String text) {
    public OutputSeen {
        bundles = List.copyOf(bundles);
    }

    /** Whether the bundle printed it; if it only logged it, a logger did. */
    public boolean isPrintedBy(String bundle) {
        return bundle.equals(printer);
    }

    /** Whether the bundle was at work when it was written. */
    public boolean concerns(String bundle) {
        return bundles.contains(bundle);
    }
}
