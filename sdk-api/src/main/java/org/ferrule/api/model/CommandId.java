package org.ferrule.api.model;

/**
 * Names one command of an equipment, as the descriptor does; stable for ever.
 *
 * @param value path segments {@code [a-z][a-zA-Z0-9]*} joined by dots, for example {@code hold}
 * @since 0.1
 */
public record CommandId(String value) implements Comparable<CommandId> {
    /** Checks the form of the id. */
    public CommandId {
        IdSyntax.PATH.check("command id", value);
    }

    @Override
    public int compareTo(CommandId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
