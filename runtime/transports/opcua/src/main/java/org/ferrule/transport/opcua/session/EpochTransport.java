package org.ferrule.transport.opcua.session;

import io.netty.channel.Channel;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.util.Unit;
import org.eclipse.milo.opcua.stack.transport.client.ClientApplicationContext;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransport;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfig;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;

/**
 * Milo's transport for one connection only. Milo reconnects by itself and would send a waiting write over the next connection,
 * to a device that may have restarted; here a connection that is over stays over.
 */
final class EpochTransport extends OpcTcpClientTransport {
    private final CompletableFuture<Unit> failure = new CompletableFuture<>();
    private final ChannelWatch watch;
    private volatile boolean isOver;

    EpochTransport(OpcTcpClientTransportConfig config, ChannelWatch watch) {
        super(config);
        this.watch = watch;
    }

    static void configure(
            OpcTcpClientTransportConfigBuilder builder,
            TransportThreads threads,
            OpcUaSettings settings,
            ChannelWatch watch) {
        threads.use(builder);
        var millis = Unsigned.uint(settings.connectTimeout().toMillis());
        builder.setConnectTimeout(millis).setAcknowledgeTimeout(millis).setChannelPipelineCustomizer(watch);
    }

    /** Completes exceptionally if the one connection attempt fails; never completes otherwise. */
    CompletableFuture<Unit> failure() {
        return failure;
    }

    /** Closes the socket at once and lets nothing pass any more. */
    void end() {
        isOver = true;
        watch.closeNow();
    }

    @Override
    public CompletableFuture<Unit> connect(ClientApplicationContext context) {
        return super.connect(context).whenComplete((done, cause) -> {
            if (cause != null) {
                failure.completeExceptionally(cause);
            }
        });
    }

    @Override
    protected CompletableFuture<Channel> getChannel() {
        return isOver ? CompletableFuture.failedFuture(new NotSentException()) : super.getChannel();
    }
}
