package org.ferrule.plugin.processor;

import java.util.Arrays;
import java.util.List;

/** What the device can be told to do, in the order in which the setting {@code commandNames} names it. */
enum Order {
    SEND,
    RUN,
    SKIP,
    PAUSE,
    RESUME,
    ACKNOWLEDGE,
    STOP,
    ABORT,
    CLEAR_ERROR,
    CLEAR_PROTOCOL;

    static List<String> meanings() {
        return Arrays.stream(values()).map(Order::name).toList();
    }
}
