package org.ferrule.plugin.lads;

import java.util.List;

/**
 * What the id of a parameter or alarm says: {@code gas.air.pv} is item {@code pv} of the function {@code air}, and {@code volume}
 * is the only item of its function.
 *
 * @param function the function's word
 * @param item the item's word; empty if the function has only one
 */
record Path(String function, String item) {
    static Path of(String id) {
        List<String> words = List.of(id.split("\\."));
        int last = words.size() - 1;
        return last == 0 ? new Path(id, "") : new Path(words.get(last - 1), words.get(last));
    }
}
