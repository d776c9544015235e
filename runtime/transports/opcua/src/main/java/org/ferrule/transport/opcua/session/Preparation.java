package org.ferrule.transport.opcua.session;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.ObjectTypeManager;
import org.eclipse.milo.opcua.sdk.client.VariableTypeManager;
import org.eclipse.milo.opcua.sdk.client.model.ObjectTypeInitializer;
import org.eclipse.milo.opcua.sdk.client.model.VariableTypeInitializer;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.types.DefaultDataTypeManager;
import org.ferrule.transport.opcua.pki.OwnCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a first connection needs from this machine alone: a key pair, and Milo's generated classes. Both take seconds on a small
 * machine, so they run side by side in the background from the moment a link is known, and count for no connection's timeout.
 * Whatever fails here is tried again by the connection, which then says what is wrong.
 */
public final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final int PARTS = 2;
    private static final int LONGEST_SECONDS = 20;

    private final OwnCertificate own;
    private final boolean isSecured;
    private final CountDownLatch open = new CountDownLatch(PARTS);

    /**
     * Starts nothing yet.
     *
     * @param own the certificate that may have to be made
     * @param isSecured whether the certificate is needed at all
     */
    public Preparation(OwnCertificate own, boolean isSecured) {
        this.own = own;
        this.isSecured = isSecured;
    }

    /** The certificate. */
    OwnCertificate own() {
        return own;
    }

    /** Starts both parts and returns at once. */
    public void startOn(Executor workers) {
        start(workers, this::makeIdentity);
        start(workers, Preparation::loadClasses);
    }

    private void start(Executor workers, Runnable part) {
        try {
            workers.execute(() -> {
                try {
                    part.run();
                } finally {
                    open.countDown();
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the transport stops; nothing needs to be prepared any more", stopping);
            open.countDown();
        }
    }

    /** Waits until both parts are done, or long enough. */
    void await() throws InterruptedException {
        if (!open.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("the preparation for OPC UA takes more than {} s; connecting nevertheless", LONGEST_SECONDS);
        }
    }

    private void makeIdentity() {
        if (!isSecured) {
            return;
        }
        try {
            own.identity();
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.debug("{} is not ready; the first connection will tell", own.certificateFile(), unusable);
        }
    }

    // Each client registers every data type and node type of the standard; the first time all of their classes are
    // loaded.
    private static void loadClasses() {
        try {
            NamespaceTable namespaces = new NamespaceTable();
            DefaultDataTypeManager.createAndInitialize(namespaces);
            ObjectTypeInitializer.initialize(namespaces, new ObjectTypeManager());
            VariableTypeInitializer.initialize(namespaces, new VariableTypeManager());
        } catch (LinkageError stopped) {
            LOG.debug("the bundle was stopped while its classes were loaded", stopped);
        }
    }
}
