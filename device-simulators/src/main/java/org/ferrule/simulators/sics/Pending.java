package org.ferrule.simulators.sics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answer that may take its time.
 *
 * @param first lines that go out at once
 * @param ending what ends it, asked with the simulated time until it is there; empty text for nothing to add
 */
record Pending(List<String> first, Function<Double, Optional<String>> ending) {

    /** An answer of these lines and nothing more. */
    static Pending now(String... lines) {
        return new Pending(List.of(lines), seconds -> Optional.of(""));
    }

    Optional<String> last(double seconds) {
        return ending.apply(seconds);
    }
}
