package org.ferrule.api.model;

/**
 * Names one functional unit of an equipment, as the descriptor does.
 *
 * @param value a path segment {@code [a-z][a-zA-Z0-9]*}
 * @since 0.1
 */
public record UnitId(String value) implements Comparable<UnitId> {
    /** Checks the form of the id. */
    public UnitId {
        IdSyntax.SEGMENT.check("functional unit id", value);
    }

    @Override
    public int compareTo(UnitId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
