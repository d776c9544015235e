package org.ferrule.transport.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.ferrule.api.error.CommFault;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection. A selector and not a blocking socket, because only a selector bounds writing too and is woken by an
 * interrupt of the waiting thread.
 */
final class TcpLine implements ByteLine {
    private static final int MOST_STALE_BYTES = 1 << 20;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private TcpLine(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        this.key = channel.register(selector, 0);
    }

    static TcpLine connect(TcpAddress address) throws LineException {
        Deadline deadline = Deadline.after(address.connectTimeout());
        InetSocketAddress target = new InetSocketAddress(address.host(), address.port());
        if (target.isUnresolved()) {
            throw cannotConnect("unknown host '" + address.host() + "'; check the link's host", null);
        }
        TcpLine line = unconnected();
        try {
            boolean isConnected = line.channel.connect(target);
            while (!isConnected) {
                line.await(SelectionKey.OP_CONNECT, deadline, "no connection");
                isConnected = line.channel.finishConnect();
            }
            return line;
        } catch (LineException e) {
            line.close();
            throw LineException.notSent(e.fault(), "cannot connect: " + e.getMessage(), e);
        } catch (IOException | CancelledKeyException e) {
            line.close();
            throw cannotConnect(e.getMessage() + "; check that the device is on and the link's host and port", e);
        }
    }

    private static TcpLine unconnected() throws LineException {
        SocketChannel channel = null;
        Selector selector = null;
        try {
            channel = SocketChannel.open();
            selector = Selector.open();
            return new TcpLine(channel, selector);
        } catch (IOException e) {
            closeQuietly(channel);
            closeQuietly(selector);
            throw cannotConnect("no socket: " + e.getMessage(), e);
        }
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws LineException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    await(SelectionKey.OP_WRITE, deadline, "the device does not take the request");
                }
            }
        } catch (LineException e) {
            throw buffer.position() == 0 ? LineException.notSent(e.fault(), String.valueOf(e.getMessage()), e) : e;
        } catch (IOException e) {
            String message = "sending failed: " + e.getMessage();
            throw buffer.position() == 0
                    ? LineException.notSent(CommFault.NOT_CONNECTED, message, e)
                    : new LineException(CommFault.NOT_CONNECTED, message, e);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) throws LineException {
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
        int count = readNow(buffer);
        while (count == 0) {
            await(SelectionKey.OP_READ, deadline, "no answer");
            count = readNow(buffer);
        }
        return count;
    }

    /** A stream has no frames that a pause could end, so waiting for quiet would gain nothing. */
    @Override
    public byte[] discard(Duration quiet, Deadline deadline) throws LineException {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        StaleInput stale = new StaleInput();
        int discarded = 0;
        int count = readNow(buffer);
        while (count > 0) {
            discarded += count;
            stale.add(buffer.array(), count);
            if (discarded > MOST_STALE_BYTES) {
                throw LineException.notSent(CommFault.FRAMING, "the device sends without end and unasked", null);
            }
            count = readNow(buffer.clear());
        }
        return stale.bytes();
    }

    private int readNow(ByteBuffer buffer) throws LineException {
        try {
            int count = channel.read(buffer);
            if (count < 0) {
                throw new LineException(CommFault.NOT_CONNECTED, "the device closed the connection", null);
            }
            return count;
        } catch (LineException e) {
            throw e;
        } catch (ClosedChannelException e) {
            throw closed(e);
        } catch (IOException e) {
            throw new LineException(CommFault.NOT_CONNECTED, "the connection broke: " + e.getMessage(), e);
        }
    }

    private void await(int operation, Deadline deadline, String missing) throws LineException {
        try {
            key.interestOps(operation);
            long millis = (deadline.leftNanos() + 999_999) / 1_000_000;
            if (millis > 0 && !Thread.currentThread().isInterrupted()) {
                selector.select(millis);
                selector.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
            throw closed(e);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new LineException(CommFault.TIMEOUT, missing + ", interrupted after " + deadline, null);
        }
        if (deadline.isOver()) {
            throw new LineException(CommFault.TIMEOUT, missing + " after " + deadline, null);
        }
    }

    private static LineException closed(Exception cause) {
        return new LineException(CommFault.NOT_CONNECTED, "the link was closed", cause);
    }

    private static LineException cannotConnect(String message, @Nullable Exception cause) {
        return LineException.notSent(CommFault.NOT_CONNECTED, "cannot connect: " + message, cause);
    }

    @Override
    public void close() {
        closeQuietly(channel);
        closeQuietly(selector);
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        if (resource != null) {
            try {
                resource.close();
            } catch (Exception e) {
                // The line is given up either way, and its next use reports that it is closed.
            }
        }
    }
}
