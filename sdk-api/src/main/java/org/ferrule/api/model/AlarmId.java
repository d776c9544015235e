package org.ferrule.api.model;

/**
 * Names one alarm of an equipment, as the descriptor does; stable for ever.
 *
 * @param value path segments {@code [a-z][a-zA-Z0-9]*} joined by dots, for example {@code temperature.deviation}
 * @since 0.1
 */
public record AlarmId(String value) implements Comparable<AlarmId> {
    /** Checks the form of the id. */
    public AlarmId {
        IdSyntax.PATH.check("alarm id", value);
    }

    @Override
    public int compareTo(AlarmId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
