package org.ferrule.transport.opcua.pki;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A program that makes one key. It uses nothing but the JDK, because nothing else is on its class path. */
final class KeyProgram {
    private static final int KEY_BITS = 2048;

    private KeyProgram() {}

    /** Writes one private key, PKCS#8 in Base64. */
    public static void main(String[] none) throws IOException, GeneralSecurityException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(Base64.getEncoder().encode(makeHere().getPrivate().getEncoded()));
        }
    }

    static KeyPair makeHere() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair();
    }
}
