package org.ferrule.plugin.processor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a person can decide when the device waits. */
enum Choice {
    CONTINUE,
    SKIP_STEP,
    STOP;

    /** All of them, the one first that the device takes by itself. */
    static List<String> startingWith(String first) {
        return Stream.concat(Stream.of(first), Arrays.stream(values()).map(Choice::name))
                .distinct()
                .toList();
    }
}
