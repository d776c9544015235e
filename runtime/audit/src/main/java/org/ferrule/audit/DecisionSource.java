package org.ferrule.audit;

/**
 * Who or what decided on an action; the actor answers for it in any case.
 *
 * @param kind what decided
 * @param name of the recipe or model; empty for a person or the runtime
 * @param sha256 of the recipe or model as it was, 64 lower-case hexadecimal digits; empty for a person or the runtime
 * @since 0.1
 */
public record DecisionSource(Kind kind, String name, String sha256) {
    /** A person. */
    public static final DecisionSource PERSON = new DecisionSource(Kind.PERSON, "", "");
    /** The runtime itself. */
    public static final DecisionSource RUNTIME = new DecisionSource(Kind.RUNTIME, "", "");

    /** What decides. Names are stored; they are never renamed. */
    public enum Kind {
        /** The actor. */
        PERSON,
        /** A recipe. */
        RECIPE,
        /** A model, for example one that controls feeding. */
        MODEL,
        /** The runtime itself. */
        RUNTIME
    }

    /** Checks that a recipe or a model can be told from every other. */
    public DecisionSource {
        boolean isNamed = kind == Kind.RECIPE || kind == Kind.MODEL;
        if (isNamed && (name.isBlank() || !sha256.matches("[0-9a-f]{64}"))) {
            throw new IllegalArgumentException("a decision by a " + kind
                    + " names it and gives the SHA-256 of its content as 64 hexadecimal digits");
        }
    }
}
