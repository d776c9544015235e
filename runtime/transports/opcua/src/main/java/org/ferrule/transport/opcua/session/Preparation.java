package org.ferrule.transport.opcua.session;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.milo.opcua.sdk.client.ObjectTypeManager;
import org.eclipse.milo.opcua.sdk.client.VariableTypeManager;
import org.eclipse.milo.opcua.sdk.client.model.ObjectTypeInitializer;
import org.eclipse.milo.opcua.sdk.client.model.VariableTypeInitializer;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.ferrule.transport.opcua.pki.OwnCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the first secure connection needs and no server is needed for. Making a key and loading Milo's generated classes take most
 * of that connection's time, so they start in the background as soon as a secured link is known, while the first connection
 * asks for endpoints. Whatever fails here is tried again by the connection, which then says what is wrong.
 */
public final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final OwnCertificate own;

    /** Starts nothing yet. */
    public Preparation(OwnCertificate own) {
        this.own = own;
    }

    /** Starts both parts side by side and returns at once. */
    public void startOn(Executor workers) {
        try {
            workers.execute(this::makeIdentity);
            workers.execute(Preparation::loadNodeTypes);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the transport stops; nothing needs to be prepared any more", stopping);
        }
    }

    private void makeIdentity() {
        try {
            own.identity();
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.debug("{} is not ready; the first connection will tell", own.certificateFile(), unusable);
        }
    }

    // Each client registers every node type of the standard; the first time all of their classes have to be loaded.
    private static void loadNodeTypes() {
        try {
            NamespaceTable namespaces = new NamespaceTable();
            ObjectTypeInitializer.initialize(namespaces, new ObjectTypeManager());
            VariableTypeInitializer.initialize(namespaces, new VariableTypeManager());
        } catch (LinkageError stopped) {
            LOG.debug("the bundle was stopped while its classes were loaded", stopped);
        }
    }
}
