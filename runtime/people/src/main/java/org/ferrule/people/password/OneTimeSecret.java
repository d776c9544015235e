package org.ferrule.people.password;

import java.security.SecureRandom;

/** Secrets that a person types once: 150 random bits in groups, without letters that look alike. */
public final class OneTimeSecret {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int GROUPS = 6;
    private static final int GROUP = 5;

    private final SecureRandom random = new SecureRandom();

    /** Makes one. */
    public String make() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                secret.append('-');
            }
            secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return secret.toString();
    }
}
