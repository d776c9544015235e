package org.ferrule.audit;

/**
 * An electronic signature that a person has just given, for the trail to bind to a record. Made by the people who check
 * passwords, never by a client.
 *
 * @param signer user, role and client
 * @param printedName the signer's name as printed under the record
 * @param meaning what the signature says
 * @param components what the signer showed: {@code user id and password}, or {@code password} within a continuous session
 * @since 0.1
 */
public record Signature(Actor signer, String printedName, Meaning meaning, String components) {
    /** What a signature says (21 CFR 11.50(a)(3)). Names are stored; they are never renamed. */
    public enum Meaning {
        /** I did this. */
        PERFORMED,
        /** I saw that it is right. */
        VERIFIED,
        /** I allow this. */
        APPROVED,
        /** I have looked through these records. */
        REVIEWED
    }

    /** Checks that nobody signs nameless. */
    public Signature {
        if (printedName.isBlank() || components.isBlank()) {
            throw new IllegalArgumentException("a signature has a printed name and components");
        }
    }
}
