package org.ferrule.core.yaml;

/**
 * A place in a file, counted as editors do.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(int line, int column) {
    /** Where a mistake is shown that has no place of its own. */
    public static final Place START = new Place(1, 1);
}
