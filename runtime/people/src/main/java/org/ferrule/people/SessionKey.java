package org.ferrule.people;

/**
 * What a signed-in person's client shows with every request. A secret: it is never logged, recorded or printed.
 *
 * @param value the key; empty for somebody who is not signed in
 * @since 0.1
 */
public record SessionKey(String value) {
    /** Nobody is signed in. */
    public static final SessionKey NONE = new SessionKey("");

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "SessionKey[...]";
    }
}
