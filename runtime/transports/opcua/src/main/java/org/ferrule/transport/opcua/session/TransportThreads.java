package org.ferrule.transport.opcua.session;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.HashedWheelTimer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of all OPC UA links of one component. Milo's own shared ones are static and outlive a bundle, so none of them
 * are used. Every thread is a daemon and starts when it is first needed.
 */
public final class TransportThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransportThreads.class);
    private static final int IO_THREADS = 2;
    private static final int IDLE_SECONDS = 10;
    private static final int STOP_SECONDS = 2;

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("opcua-worker"));
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, named("opcua-schedule"));
    private final NioEventLoopGroup io = new NioEventLoopGroup(IO_THREADS, named("opcua-io"));
    private final HashedWheelTimer timer = new HashedWheelTimer(named("opcua-timer"));

    /** Starts no thread yet. */
    public TransportThreads() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    /** Where work may wait. */
    public ExecutorService workers() {
        return workers;
    }

    /** Makes a Milo transport run on these threads. */
    void use(OpcTcpClientTransportConfigBuilder builder) {
        builder.setExecutor(workers)
                .setScheduledExecutor(scheduler)
                .setEventLoop(io)
                .setWheelTimer(timer);
    }

    /** Ends all threads; waits a bounded time for the sockets to close. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        io.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_SECONDS + 1L, TimeUnit.SECONDS);
        timer.stop();
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("some work of the OPC UA transport goes on after its end");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            // Milo's last steps may come after the event loops have ended: nothing that the console must show.
            thread.setUncaughtExceptionHandler((broken, failure) -> LOG.warn("a task of {} failed", broken, failure));
            return thread;
        };
    }
}
