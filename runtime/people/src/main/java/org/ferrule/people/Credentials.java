package org.ferrule.people;

/**
 * What a person shows to sign in or to sign.
 *
 * @param user user id; empty within a continuous session, where the password alone is enough to sign again
 * @param password never logged, recorded or printed
 * @since 0.1
 */
public record Credentials(String user, String password) {
    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
