package org.ferrule.people.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.people.AccessException;

/** Argon2id. Few checks run at once, because each takes its memory; others wait for their turn. Thread-safe. */
public final class PasswordHasher {
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 10;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final HashCost cost;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** Makes new hashes at this cost. */
    public PasswordHasher(HashCost cost) {
        this.cost = cost;
    }

    /** True if the text is a hash that can be checked against. */
    public static boolean isHash(String text) {
        try {
            PhcHash.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Hashes with a salt of its own.
     *
     * @throws AccessException BUSY if it was not this caller's turn in time
     */
    public String hash(String password) throws AccessException {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PhcHash(cost, salt, compute(password, cost, salt, HASH_BYTES)).text();
    }

    /**
     * Compares in constant time.
     *
     * @throws AccessException BUSY if it was not this caller's turn in time
     */
    public boolean matches(String password, String hash) throws AccessException {
        PhcHash expected = PhcHash.parse(hash);
        byte[] actual = compute(password, expected.cost(), expected.salt(), expected.hash().length);
        return MessageDigest.isEqual(actual, expected.hash());
    }

    /** Takes as long as a check of one that exists, so that time does not tell who has an account. */
    public void matchesNothing(String password) throws AccessException {
        compute(password, cost, new byte[SALT_BYTES], HASH_BYTES);
    }

    /** True if the hash was made at a lower cost than new ones. */
    public boolean isOutdated(String hash) {
        return PhcHash.parse(hash).cost().isBelow(cost);
    }

    private byte[] compute(String password, HashCost at, byte[] salt, int length) throws AccessException {
        takeTurn();
        // Keyboards differ in how they compose letters (NIST SP 800-63B 5.1.1.2 asks for one form).
        byte[] bytes = Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(at.memoryKib())
                    .withIterations(at.passes())
                    .withParallelism(at.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(bytes, hash);
            return hash;
        } finally {
            Arrays.fill(bytes, (byte) 0);
            turns.release();
        }
    }

    private void takeTurn() throws AccessException {
        try {
            if (turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AccessException(ErrorCode.BUSY, "too many passwords are being checked; try again in a moment");
    }
}
