package org.ferrule.core.plugin;

/** Tried, and taken back; the record of the outcome is made. */
final class RefusedAfterIntent extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedAfterIntent(String message) {
        super(message);
    }
}
