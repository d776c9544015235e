package org.ferrule.audit.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key that signs notes under one name. */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(String name, KeyPair pair) throws GeneralSecurityException {
        key = pair.getPrivate();
        verifier = VerifierKey.of(name, pair.getPublic());
    }

    /** Makes a new key. */
    public static SigningKey generate(String name) throws GeneralSecurityException {
        return new SigningKey(name, KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    }

    /**
     * Reads PKCS#8 in PEM form.
     *
     * @throws IOException if it is no Ed25519 key
     */
    public static SigningKey fromPem(String name, String pem) throws IOException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("there is no '" + BEGIN + "' with an end");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            byte[] seed = ((EdECPrivateKey) key)
                    .getBytes()
                    .orElseThrow(() -> new GeneralSecurityException("the key does not show its bytes"));
            return new SigningKey(name, new KeyPair(publicHalf(seed), key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("not an Ed25519 key in PKCS#8: " + e.getMessage(), e);
        }
    }

    /** Java derives a public key only while it makes a pair, from 32 random bytes: here they are the private key's. */
    private static PublicKey publicHalf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new KnownBytes(seed));
        KeyPair pair = generator.generateKeyPair();
        byte[] made = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        if (!Arrays.equals(made, seed)) {
            throw new GeneralSecurityException("this Java does not derive the public key from the private one");
        }
        return pair.getPublic();
    }

    private static final class KnownBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] known;

        KnownBytes(byte[] known) {
            this.known = known.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(known, 0, bytes, 0, Math.min(known.length, bytes.length));
        }
    }

    /** PKCS#8 in PEM form. Secret. */
    public String toPem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return BEGIN + "\n" + body + "\n" + END + "\n";
    }

    /** The public half. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The signature line's content under a text. */
    SignedNote.Line sign(String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote.Line(verifier.name(), verifier.id(), signature.sign());
    }
}
