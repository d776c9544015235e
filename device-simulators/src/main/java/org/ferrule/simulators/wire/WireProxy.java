package org.ferrule.simulators.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.simulators.culture.SimulationClock;

/** A wire over TCP: listens on the loopback address in place of a device's server, and leads there. Thread-safe. */
public final class WireProxy implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] NOTHING = {};
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final WireCondition condition = new WireCondition();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();
    private final SimulationClock clock = SimulationClock.realTime(1);
    private final int devicePort;
    private final WireTap tap;
    private final int port;
    private Channel listening;

    private WireProxy(int port, int devicePort, WireTap tap) throws IOException {
        this.devicePort = devicePort;
        this.tap = tap;
        this.listening = listen(port);
        this.port = ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     * @param devicePort where the device's server listens
     * @param tap told of everything that passes
     * @throws IOException if the port is taken
     */
    public static WireProxy start(int port, int devicePort, WireTap tap) throws IOException {
        return new WireProxy(port, devicePort, tap);
    }

    /** The port in place of the device's. */
    public int port() {
        return port;
    }

    /**
     * Obeys one command, such as {@code delay 500}; it holds for answers that the device gives from now on.
     *
     * @throws IllegalArgumentException if the command is not understood; the message lists all commands
     */
    public synchronized void apply(String command) {
        WireFault fault = WireFault.parse(command);
        event(0, WireEvent.Kind.FAULT, NOTHING, command.strip());
        if (!condition.takes(fault) || fault.kind() == WireFault.Kind.CLEAR) {
            connect(fault);
        }
    }

    /** Ends every connection and listens no more; idempotent. */
    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private void connect(WireFault fault) {
        switch (fault.kind()) {
            case DROP -> connections.forEach(Connection::drop);
            case HALFOPEN -> connections.forEach(Connection::abandon);
            case REFUSE -> refuse(fault.argument() == 1);
            default -> refuse(false);
        }
    }

    private void refuse(boolean isRefusing) {
        if (isRefusing) {
            listening.close().awaitUninterruptibly();
            connections.forEach(Connection::drop);
        } else if (!listening.isOpen()) {
            try {
                listening = listen(port);
            } catch (IOException e) {
                throw new IllegalArgumentException("port " + port + " cannot be taken back: " + e.getMessage(), e);
            }
        }
    }

    private Channel listen(int port) throws IOException {
        var bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                // Until the device is reached, what is sent waits where it is.
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel front) {
                        connected(front);
                    }
                })
                .bind(LOOPBACK, port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IOException("port " + port + " on " + LOOPBACK + ": "
                    + bound.cause().getMessage() + ". Choose another with --port, or 0 for any free one.");
        }
        return bound.channel();
    }

    private void connected(SocketChannel front) {
        int number = counter.incrementAndGet();
        Connection connection =
                new Connection(front, condition, (kind, bytes, note) -> event(number, kind, bytes, note));
        connections.add(connection);
        front.closeFuture().addListener(closed -> connections.remove(connection));
        connection.lead(new InetSocketAddress(InetAddress.getLoopbackAddress(), devicePort));
    }

    private void event(int connection, WireEvent.Kind kind, byte[] bytes, String note) {
        tap.saw(new WireEvent(clock.seconds(), connection, kind, HEX.formatHex(bytes), note));
    }
}
