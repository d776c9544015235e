package org.ferrule.api.model;

/**
 * Names one parameter of an equipment, as the descriptor does; stable for ever.
 *
 * @param value path segments {@code [a-z][a-zA-Z0-9]*} joined by dots, for example {@code temperature.sp}
 * @since 0.1
 */
public record ParameterId(String value) implements Comparable<ParameterId> {
    /** Checks the form of the id. */
    public ParameterId {
        IdSyntax.PATH.check("parameter id", value);
    }

    @Override
    public int compareTo(ParameterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
