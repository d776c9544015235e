package org.ferrule.api.descriptor;

import java.util.List;

/**
 * What the runtime demands before a command is executed or a parameter written, beside state, mode and lock.
 *
 * @param needsReason whether the person must say why (AUD-007)
 * @param context names that the request's context must have, for example {@code chainOfIdentity}
 * @param interlocks all of which must hold, in the order in which they are checked
 * @since 0.1
 */
public record Precautions(boolean needsReason, List<String> context, List<Interlock> interlocks) {
    /** Nothing is demanded. */
    public static final Precautions NONE = new Precautions(false, List.of(), List.of());

    /** Copies the lists. */
    public Precautions {
        context = List.copyOf(context);
        interlocks = List.copyOf(interlocks);
    }
}
