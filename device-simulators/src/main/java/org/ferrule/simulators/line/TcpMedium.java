package org.ferrule.simulators.line;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A listening socket. A line has one host: who connects last takes it over, so that a host that lost its connection can come back. */
final class TcpMedium implements LineMedium {

    private static final int LONGEST_END_SECONDS = 2;

    private final Channel listener;
    private final AtomicReference<@Nullable Channel> host = new AtomicReference<>();
    private final AtomicReference<@Nullable Hearing> hearing = new AtomicReference<>();

    private TcpMedium(int port, EventLoopGroup loops) throws IOException {
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                // Who connects waits until somebody listens.
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel next) {
                        connected(next);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("port " + port + ": " + bound.cause().getMessage(), bound.cause());
        }
        listener = bound.channel();
    }

    static TcpMedium open(int port, ServerThreads threads) throws IOException {
        return new TcpMedium(port, threads.loops());
    }

    @Override
    public void start(Hearing listening) {
        hearing.set(listening);
        listener.config().setAutoRead(true);
    }

    private void connected(SocketChannel next) {
        Hearing listening = hearing.get();
        hangUp(host.getAndSet(next));
        if (listening == null || !listener.isOpen()) {
            hangUp(next);
            return;
        }
        next.pipeline().addLast(new Bytes(listening));
        listening.connected();
        next.closeFuture().addListener(closed -> host.compareAndSet(next, null));
    }

    @Override
    public void send(byte[] bytes) {
        Channel listening = host.get();
        if (listening != null) {
            var unused = listening.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        }
    }

    @Override
    public int port() {
        return listener.localAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
    }

    @Override
    public void close() {
        listener.close().awaitUninterruptibly(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        hangUp(host.getAndSet(null));
    }

    private static void hangUp(@Nullable Channel channel) {
        if (channel != null) {
            var unused = channel.close();
        }
    }

    /** Hands on what the host says. */
    private static final class Bytes extends SimpleChannelInboundHandler<ByteBuf> {
        private final Hearing hearing;

        Bytes(Hearing hearing) {
            this.hearing = hearing;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            hearing.heard(ByteBufUtil.getBytes(bytes));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A reset by the host ends the connection like a close.
            var unused = context.close();
        }
    }
}
