package org.ferrule.simulators.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.line.ServerThreads;

/** A wire over TCP: listens on the loopback address in place of a device's server, and leads there. Thread-safe. */
public final class WireProxy implements Wire {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LONGEST_END_SECONDS = 2;
    private static final int MOST_LOOKS = 1000;
    private static final byte[] NOTHING = {};
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final ServerThreads threads;
    private final boolean isAlone;
    private final WireCondition condition = new WireCondition();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();
    private final SimulationClock clock = SimulationClock.realTime(1);
    private final int devicePort;
    private final WireTap tap;
    private final int port;
    private Channel listening;
    /** What an order does to connections, once it is in the log. */
    private Runnable then = () -> {};

    private WireProxy(int port, int devicePort, WireTap tap, Place place) throws IOException {
        this.threads = place.threads();
        this.isAlone = place.isAlone();
        this.devicePort = devicePort;
        this.tap = tap;
        declare(condition.commands());
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
        return new WireProxy(port, devicePort, tap, new Place(ServerThreads.own(), true));
    }

    /**
     * Begins to listen, as one of many.
     *
     * @param port 0 for any free one
     * @param devicePort where the device's server listens
     * @param tap told of everything that passes
     * @param threads shared with others
     * @throws IOException if the port is taken
     */
    public static WireProxy start(int port, int devicePort, WireTap tap, ServerThreads threads) throws IOException {
        return new WireProxy(port, devicePort, tap, new Place(threads, false));
    }

    private record Place(ServerThreads threads, boolean isAlone) {}

    /** The port in place of the device's. */
    public int port() {
        return port;
    }

    @Override
    public synchronized void apply(String command) {
        then = () -> {};
        condition.commands().apply(command);
        event(0, WireEvent.Kind.FAULT, NOTHING, command.strip());
        then.run();
    }

    @Override
    public FaultCommands commands() {
        return condition.commands();
    }

    /** Ends every connection and listens no more; idempotent. */
    @Override
    public void close() {
        if (isAlone) {
            threads.close();
        } else {
            listening.close().awaitUninterruptibly(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            connections.forEach(Connection::drop);
        }
    }

    private void declare(FaultCommands commands) {
        commands.does(Fault.DROP, "drop", words -> then = () -> connections.forEach(Connection::drop));
        commands.does(Fault.REFUSE, "refuse on|off", words -> then = () -> refuse(words.is("on")));
        commands.does(Fault.HALF_OPEN, "halfopen", words -> then = () -> connections.forEach(Connection::abandon));
        commands.clears(() -> then = () -> refuse(false));
    }

    private void refuse(boolean isRefusing) {
        if (isRefusing) {
            if (listening.isOpen()) {
                endListening();
            }
            connections.forEach(Connection::drop);
        } else if (!listening.isOpen()) {
            try {
                listening = listen(port);
            } catch (IOException e) {
                throw new IllegalArgumentException("port " + port + " cannot be taken back: " + e.getMessage(), e);
            }
        }
    }

    /**
     * The system goes on taking connections until the loop has looked at its channels once more. A task makes it look, but may also be
     * done in one go with the closing. Whoever else takes the port meanwhile may keep it.
     */
    private void endListening() {
        listening.close().awaitUninterruptibly();
        for (int n = 0; n < MOST_LOOKS && isTaken(); n++) {
            listening.eventLoop().submit(() -> {}).awaitUninterruptibly();
        }
    }

    /** Whether somebody listens at the port; asked by taking it without listening, which lets nobody in. */
    private boolean isTaken() {
        try (Socket probe = new Socket()) {
            // Connections that end there do not count.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private Channel listen(int port) throws IOException {
        var bound = new ServerBootstrap()
                .group(threads.loops())
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
            if (isAlone) {
                threads.close();
            }
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
