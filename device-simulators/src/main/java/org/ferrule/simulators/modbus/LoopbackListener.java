package org.ferrule.simulators.modbus;

import com.digitalpetri.modbus.tcp.server.NettyServerTransportConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrule.simulators.line.ServerThreads;
import org.jspecify.annotations.Nullable;

/** The listening socket of one server. */
public final class LoopbackListener {

    private static final String LOOPBACK = "127.0.0.1";

    private final AtomicReference<@Nullable Channel> channel = new AtomicReference<>();

    /** Binds to the loopback address. */
    public void configure(NettyServerTransportConfig.Builder config, int port, ServerThreads threads) {
        config.setBindAddress(LOOPBACK)
                .setPort(port)
                .setExecutor(threads.workers())
                .setEventLoopGroup(threads.loops())
                .setBootstrapCustomizer(bootstrap -> bootstrap.handler(new ChannelInboundHandlerAdapter() {
                    // The library does not tell on which port it listens; the listening channel knows.
                    @Override
                    public void handlerAdded(ChannelHandlerContext context) {
                        channel.set(context.channel());
                    }
                }));
    }

    /** The port that is being listened on; 0 before and after. */
    public int port() {
        Channel listening = channel.get();
        return listening != null && listening.localAddress() instanceof InetSocketAddress address
                ? address.getPort()
                : 0;
    }
}
