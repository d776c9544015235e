package org.ferrule.transport.opcua.pki;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/**
 * The certificate and key by which servers know this client.
 *
 * @param applicationUri the URI inside the certificate
 * @param keys the key pair
 * @param certificate the certificate, self-signed
 */
public record ClientIdentity(String applicationUri, KeyPair keys, X509Certificate certificate) {
    @Override
    public String toString() {
        return "ClientIdentity[" + applicationUri + "]";
    }
}
