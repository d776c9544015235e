package org.ferrule.core.yaml;

/**
 * One mistake in a file that a person wrote.
 *
 * @param file as the person knows it
 * @param line from 1
 * @param column from 1
 * @param key dotted path of the key; empty if the mistake concerns the file as a whole
 * @param message what is wrong, with the value, and what to do
 */
public record Mistake(String file, int line, int column, String key, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + "  " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
