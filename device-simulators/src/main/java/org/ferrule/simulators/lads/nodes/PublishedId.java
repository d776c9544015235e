package org.ferrule.simulators.lads.nodes;

/**
 * The numeric id that a node has in a published node set.
 *
 * @param namespace of the node set
 * @param number in it
 */
record PublishedId(UaNamespace namespace, int number) {

    /** Reads {@code LADS:1002}. */
    static PublishedId parse(String text) {
        int colon = text.indexOf(':');
        return new PublishedId(
                UaNamespace.valueOf(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }
}
