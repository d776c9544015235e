package org.ferrule.people.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrule.people.Credentials;
import org.ferrule.people.password.OneTimeSecret;
import org.jspecify.annotations.Nullable;

/** The one-time secret of the first administrator. Its text is here until it is handed out; nothing of it reaches the disk. */
final class FirstSecret {
    private final String user;
    private final String fingerprint;
    private final AtomicReference<@Nullable String> text;

    FirstSecret(String user) {
        String secret = new OneTimeSecret().make();
        this.user = user;
        this.fingerprint = hash(secret);
        this.text = new AtomicReference<>(secret);
    }

    String user() {
        return user;
    }

    Optional<Credentials> handOut() {
        return Optional.ofNullable(text.getAndSet(null)).map(secret -> new Credentials(user, secret));
    }

    /** A plain hash is enough for 150 random bits. */
    boolean matches(Credentials shown) {
        byte[] actual = hash(shown.password()).getBytes(StandardCharsets.US_ASCII);
        return user.equals(shown.user())
                && MessageDigest.isEqual(actual, fingerprint.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String secret) {
        return Fingerprint.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
