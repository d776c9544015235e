package org.ferrule.simulators.line;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads of servers: one server's own, or shared by all of a process, so that two hundred devices need no more than a few. None
 * keeps a process alive.
 */
public final class ServerThreads implements AutoCloseable {

    private static final int LONGEST_END_SECONDS = 2;

    private final NioEventLoopGroup loops;
    private final ExecutorService workers;

    private ServerThreads(int loops, int workers) {
        this.loops = new NioEventLoopGroup(loops, new DefaultThreadFactory("simulator-loop", true));
        this.workers = Executors.newFixedThreadPool(workers, new DefaultThreadFactory("simulator-worker", true));
    }

    /** Threads for one server alone. */
    public static ServerThreads own() {
        return new ServerThreads(1, 1);
    }

    /**
     * Threads for many servers, which do not end them.
     *
     * @param loops threads for sockets and time
     * @param workers threads on which Modbus devices answer; a device that holds back its answer occupies one
     */
    public static ServerThreads shared(int loops, int workers) {
        return new ServerThreads(loops, workers);
    }

    /** For sockets. */
    public EventLoopGroup loops() {
        return loops;
    }

    /** One of the threads, for what must not happen twice at once and what happens at its time. It must never be blocked. */
    public ScheduledExecutorService timer() {
        return loops.next();
    }

    /** For what may wait. */
    public ExecutorService workers() {
        return workers;
    }

    /** Ends all; idempotent, bounded. */
    @Override
    public void close() {
        workers.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    }
}
