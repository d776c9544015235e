package org.ferrule.transport.opcua.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPipeline;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Knows the socket behind a Milo transport: tells when it is closed, and can close it without asking the server. */
final class ChannelWatch implements Consumer<ChannelPipeline> {
    private final Runnable whenClosed;
    private volatile @Nullable Channel channel;
    private volatile boolean isEnded;

    ChannelWatch(Runnable whenClosed) {
        this.whenClosed = whenClosed;
    }

    @Override
    public void accept(ChannelPipeline pipeline) {
        Channel opened = pipeline.channel();
        channel = opened;
        ChannelFuture unusedClose = opened.closeFuture().addListener(closed -> whenClosed.run());
        if (isEnded) {
            ChannelFuture unused = opened.close();
        }
    }

    /** True if the last socket was opened and is not closed. */
    boolean isOpen() {
        Channel open = channel;
        return open != null && open.isOpen();
    }

    /** Closes the socket, and every later one at its birth. */
    void closeNow() {
        isEnded = true;
        Channel open = channel;
        if (open != null) {
            ChannelFuture unused = open.close();
        }
    }
}
