package org.ferrule.transport.opcua.session;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaSession;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.transport.opcua.value.NodeIdTranslation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with its session, from the handshake to its end. It never comes back: what is lost is lost for all who use it,
 * and they are told exactly once.
 */
public final class Epoch {
    private static final Logger LOG = LoggerFactory.getLogger(Epoch.class);
    private static final int GOODBYE_SECONDS = 3;

    private final OpcUaClient client;
    private final OpcUaSession session;
    private final EpochTransport transport;
    private final TransportThreads threads;
    private final NodeIdTranslation nodeIds;
    private final TypeCache types = new TypeCache();
    private final Set<LinkListener> users = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    Epoch(OpcUaClient client, OpcUaSession session, EpochTransport transport, TransportThreads threads) {
        this.client = client;
        this.session = session;
        this.transport = transport;
        this.threads = threads;
        this.nodeIds = new NodeIdTranslation(client.getNamespaceTable());
    }

    /** True until it ended. */
    public boolean isAlive() {
        return !isOver.get();
    }

    /** Whom to tell when the connection is lost. */
    public void attach(LinkListener user) {
        users.add(user);
    }

    /** Somebody who needs not be told any more. */
    public void detach(LinkListener user) {
        users.remove(user);
    }

    /** Milo's client, for what is built on top of single requests. */
    public OpcUaClient client() {
        return client;
    }

    /** The server's namespaces. */
    public NodeIdTranslation nodeIds() {
        return nodeIds;
    }

    /** What was learnt about data types and methods of this server. */
    public TypeCache types() {
        return types;
    }

    /** Where work may wait. */
    public TransportThreads threads() {
        return threads;
    }

    /** Sends one request and waits for its answer. */
    public <T extends UaResponseMessageType> T send(
            Call call, Class<T> answer, Function<RequestHeader, UaRequestMessageType> request)
            throws ConnectionException, DeviceException {
        if (Thread.currentThread().isInterrupted()) {
            // A server that answers before the wait begins would have acted on what nobody waits for any more.
            throw ConnectionException.notSent(
                    CommFault.TIMEOUT, call.what() + ": interrupted before anything was sent", null);
        }
        Call own = call.anew();
        RequestHeader header = client.newRequestHeader(
                session.getAuthenticationToken(), uint(own.deadline().remainingMillis()));
        return answer.cast(await(own, client.sendRequestAsync(request.apply(header))));
    }

    /** Waits for something that Milo does, no longer than the call's deadline. */
    public <T> T await(Call call, CompletableFuture<T> work) throws ConnectionException, DeviceException {
        try {
            return work.get(call.deadline().remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new ConnectionException(
                    CommFault.TIMEOUT,
                    call.what() + ": no answer within " + call.deadline().allowed(),
                    late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(CommFault.TIMEOUT, call.what() + ": interrupted while waiting", stopped);
        } catch (ExecutionException failed) {
            if (Faults.isSessionGone(failed)) {
                lose("the server no longer knows the session");
            }
            throw Faults.of(call.what(), failed);
        }
    }

    /** Ends it because it is lost; the first reason counts. Never blocks. */
    public void lose(String reason) {
        if (isOver.compareAndSet(false, true)) {
            end();
            Set<LinkListener> told = Set.copyOf(users);
            inBackground(() -> {
                told.forEach(user -> tell(user, reason));
                CompletableFuture<OpcUaClient> unused = client.disconnectAsync();
            });
        }
    }

    /** Ends it in good order: says goodbye to the server, then closes the socket in any case. Nobody is told. Never blocks. */
    public void close() {
        if (isOver.compareAndSet(false, true)) {
            inBackground(() -> {
                CompletableFuture<OpcUaClient> unused = client.disconnectAsync()
                        .orTimeout(GOODBYE_SECONDS, TimeUnit.SECONDS)
                        .whenComplete((gone, late) -> end());
            });
        }
    }

    /** Completes when the socket is closed. */
    public CompletableFuture<Void> closed() {
        return closed;
    }

    private void end() {
        transport.end();
        closed.complete(null);
    }

    private void inBackground(Runnable work) {
        try {
            threads.workers().execute(work);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the transport stops and takes the connection with it", stopping);
            end();
        }
    }

    private static void tell(LinkListener user, String reason) {
        try {
            user.lost(reason);
        } catch (RuntimeException broken) {
            LOG.warn("a listener failed when it was told that the connection is lost", broken);
        }
    }
}
