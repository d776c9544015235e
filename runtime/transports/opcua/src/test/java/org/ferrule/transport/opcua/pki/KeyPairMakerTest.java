package org.ferrule.transport.opcua.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

class KeyPairMakerTest {
    @Test
    void aKeyFromAJavaOfItsOwnSignsWhatItsPublicHalfVerifies() throws Exception {
        KeyPair keys = KeyPairMaker.makeElsewhere();

        byte[] text = "culture".getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(keys.getPublic());
        signature.update(text);
        assertThat(signature.verify(signed)).isTrue();
        assertThat(((RSAPublicKey) keys.getPublic()).getModulus().bitLength()).isEqualTo(2048);
    }
}
