package org.ferrule.simulators.opcua;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateStore;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose certificates the server accepts: as a simulator, everybody's. The channel is encrypted all the same. */
public final class ServerTrust {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);

    private ServerTrust() {}

    /** Presents the identity to clients and trusts every client's certificate. */
    public static CertificateManager acceptingAll(ServerIdentity identity) throws IOException {
        X509Certificate[] chain = {identity.certificate()};
        RsaSha256CertificateFactory factory = new RsaSha256CertificateFactory() {
            @Override
            protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keyPair) {
                return chain;
            }
        };
        try {
            CertificateStore store = new MemoryCertificateStore();
            store.set(
                    NodeIds.RsaSha256ApplicationCertificateType,
                    new CertificateStore.Entry(identity.keyPair().getPrivate(), chain));
            DefaultApplicationGroup group = DefaultApplicationGroup.createAndInitialize(
                    new MemoryTrustListManager(),
                    store,
                    factory,
                    (clientChain, applicationUri, hostnames) -> LOG.debug(
                            "accepting the certificate of {}",
                            clientChain.get(0).getSubjectX500Principal()));
            return new DefaultCertificateManager(new MemoryCertificateQuarantine(), group);
        } catch (Exception e) {
            throw new IOException("the server's certificate cannot be presented", e);
        }
    }
}
