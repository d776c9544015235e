package org.ferrule.api.driver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a device waits for a person to decide.
 *
 * @param options what can be decided, the default first; at least one, each different
 * @param defaultAt when the device takes the default by itself, by the runtime's clock; the same moment at every poll; empty if it
 *     waits for ever
 * @since 0.1
 */
public record Decision(List<String> options, Optional<Instant> defaultAt) {
    /** Copies the list and checks that there is something to decide. */
    public Decision {
        options = List.copyOf(options);
        if (options.isEmpty() || options.stream().distinct().count() < options.size()) {
            throw new IllegalArgumentException("a decision needs options that differ, not " + options);
        }
    }
}
