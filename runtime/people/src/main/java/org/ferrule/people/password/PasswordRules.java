package org.ferrule.people.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrule.people.AccessException;

/** Which passwords are good enough: long and not guessable; no rules of composition (NIST SP 800-63B 5.1.1.2). */
public final class PasswordRules {
    /** How many former passwords are kept out, the present one included. */
    public static final int REMEMBERED = 5;

    private static final int LEAST = 12;
    private static final int MOST = 128;
    private static final int FEWEST_DIFFERENT = 5;

    private final PasswordHasher hasher;

    /** Compares with former passwords by their hashes. */
    public PasswordRules(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    /**
     * What is wrong with a new password, as a sentence for its owner.
     *
     * @param user whose
     * @param password the new one
     * @param former hashes that it must not match
     * @return empty if nothing is wrong
     */
    public Optional<String> mistake(String user, String password, List<String> former) throws AccessException {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int length = password.codePointCount(0, password.length());
        if (length < LEAST || length > MOST) {
            return Optional.of("a password has " + LEAST + " to " + MOST + " characters, this one " + length
                    + ". Several words in a row are easy to remember.");
        }
        if (plain.contains(user)) {
            return Optional.of("the password must not contain the user id");
        }
        if (readCommon().contains(plain) || plain.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            return Optional.of("this password is among the first that are guessed; choose another");
        }
        for (String hash : former) {
            if (hasher.matches(password, hash)) {
                return Optional.of("this password was used before; the last " + REMEMBERED + " cannot be used again");
            }
        }
        return Optional.empty();
    }

    private static Set<String> readCommon() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords in this bundle cannot be read", e);
        }
    }
}
