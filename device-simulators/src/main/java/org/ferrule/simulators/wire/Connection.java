package org.ferrule.simulators.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.SocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody's connection and the one to the device behind it, on one thread. */
final class Connection {

    private static final byte[] NOTHING = {};

    private final SocketChannel front;
    private final WireCondition condition;
    private final Notes notes;
    private final AnswerPath answers;
    private @Nullable Channel back;
    private boolean isAbandoned;

    /** Takes down what happens. */
    @FunctionalInterface
    interface Notes {
        void add(WireEvent.Kind kind, byte[] bytes, String note);
    }

    Connection(SocketChannel front, WireCondition condition, Notes notes) {
        this.front = front;
        this.condition = condition;
        this.notes = notes;
        this.answers = new AnswerPath(condition, front.eventLoop(), this::out);
    }

    /** Connects to the device; if it cannot be reached, nobody is let in either. */
    void lead(SocketAddress device) {
        notes.add(WireEvent.Kind.OPENED, NOTHING, "");
        front.pipeline().addLast(new Bytes(this::forDevice, () -> closed("by the peer")));
        var connecting = new Bootstrap()
                .group(front.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Bytes(this::fromDevice, () -> closed("by the device")))
                .connect(device);
        back = connecting.channel();
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                front.config().setAutoRead(true);
            } else {
                closed("the device does not listen");
            }
        });
    }

    /** Ends both sides. */
    void drop() {
        front.eventLoop().execute(() -> closed("dropped"));
    }

    /** Leaves the peer with a connection that leads nowhere; the device sees an end. */
    void abandon() {
        front.eventLoop().execute(() -> {
            isAbandoned = true;
            closeBack();
        });
    }

    private void forDevice(byte[] bytes) {
        if (isLost(bytes) || back == null) {
            return;
        }
        notes.add(WireEvent.Kind.TO_DEVICE, bytes, "");
        var unused = back.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        answers.requested();
    }

    private void fromDevice(byte[] bytes) {
        if (!isLost(bytes)) {
            answers.answered(bytes);
        }
    }

    private boolean isLost(byte[] bytes) {
        boolean isLost = isAbandoned || condition.isBlackHole();
        if (isLost) {
            notes.add(WireEvent.Kind.LOST, bytes, "");
        }
        return isLost;
    }

    private void out(byte[] bytes) {
        if (front.isActive() && !isLost(bytes)) {
            notes.add(WireEvent.Kind.FROM_DEVICE, bytes, "");
            var unused = front.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        }
    }

    private void closed(String why) {
        if (isAbandoned && front.isActive() && !why.equals("dropped")) {
            return;
        }
        if (front.isOpen()) {
            notes.add(WireEvent.Kind.CLOSED, NOTHING, why);
            var unused = front.close();
        }
        closeBack();
    }

    private void closeBack() {
        if (back != null) {
            var unused = back.close();
        }
    }

    /** Hands on what comes as bytes of its own. */
    private static final class Bytes extends SimpleChannelInboundHandler<ByteBuf> {
        private final Consumer<byte[]> arrived;
        private final Runnable ended;

        Bytes(Consumer<byte[]> arrived, Runnable ended) {
            this.arrived = arrived;
            this.ended = ended;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            arrived.accept(ByteBufUtil.getBytes(bytes));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ended.run();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A reset by the other side ends the connection like a close.
            var unused = context.close();
        }
    }
}
