package org.ferrule.audit;

/**
 * Who acts.
 *
 * @param user the person or program, never empty; {@code system} for the runtime itself
 * @param role the role in which it acts
 * @param client through what, for example {@code cli} or {@code runtime}
 * @since 0.1
 */
public record Actor(String user, String role, String client) {
    /** The runtime itself. */
    public static final Actor SYSTEM = new Actor("system", "system", "runtime");

    /** Checks that nobody acts nameless. */
    public Actor {
        if (user.isBlank() || role.isBlank() || client.isBlank()) {
            throw new IllegalArgumentException("an actor has a user, a role and a client");
        }
    }
}
