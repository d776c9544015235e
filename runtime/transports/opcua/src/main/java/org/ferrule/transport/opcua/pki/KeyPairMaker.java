package org.ferrule.transport.opcua.pki;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an RSA key pair in a Java of its own. The runtime's Java compiles at the first level only, which suits everything but
 * arithmetic on large numbers: there a key takes up to two seconds, in an ordinary Java always about half of one. The key comes back
 * through a pipe, never through a file or an argument. Where no Java can be started, the key is made here.
 */
final class KeyPairMaker {
    private static final Logger LOG = LoggerFactory.getLogger(KeyPairMaker.class);
    private static final int LONGEST_SECONDS = 10;

    private KeyPairMaker() {}

    static KeyPair make() throws IOException, GeneralSecurityException {
        try {
            return makeElsewhere();
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | URISyntaxException unusable) {
            LOG.debug("no key from a Java of its own; it is made in this one", unusable);
            return KeyProgram.makeHere();
        }
    }

    static KeyPair makeElsewhere() throws IOException, GeneralSecurityException, URISyntaxException {
        Process process = new ProcessBuilder(commandLine())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            // The answer fits into a pipe, so the process can end before it is read.
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("the Java that makes a key did not answer within " + LONGEST_SECONDS + " s");
            }
            return fromPrivate(process.getInputStream().readAllBytes());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while a key was made");
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> commandLine() throws IOException, URISyntaxException {
        CodeSource source = KeyProgram.class.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            throw new IOException("this class does not come from a file");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = Path.of(source.getLocation().toURI()).toString();
        return List.of(java, "-XX:+UseSerialGC", "-cp", classPath, KeyProgram.class.getName());
    }

    private static KeyPair fromPrivate(byte[] answer) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        byte[] encoded = Base64.getDecoder().decode(new String(answer, StandardCharsets.US_ASCII));
        PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        if (key instanceof RSAPrivateCrtKey numbers) {
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(numbers.getModulus(), numbers.getPublicExponent())),
                    key);
        }
        throw new GeneralSecurityException("the answer is no complete RSA key");
    }
}
