package org.ferrule.catalogue;

/**
 * A place in a standard or regulation that a requirement answers to.
 *
 * @param standard its usual name
 * @param clause number or term of the place; empty for the standard as a whole
 */
public record Clause(String standard, String clause) {
    public Clause {
        if (standard.isBlank()) {
            throw new IllegalArgumentException("A clause without a standard. Name the standard.");
        }
    }

    @Override
    public String toString() {
        return clause.isEmpty() ? standard : standard + ", " + clause;
    }
}
