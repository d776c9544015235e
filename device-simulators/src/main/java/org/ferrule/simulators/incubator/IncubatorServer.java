package org.ferrule.simulators.incubator;

import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusTcpFrame;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrule.simulators.arc.LoopbackListener;

/** An incubator that listens for Modbus TCP on the loopback address. It answers as unit 1. */
public final class IncubatorServer implements AutoCloseable {
    /** The unit id that it answers to. */
    public static final int UNIT_ID = 1;

    private static final int TIMEOUT_SECONDS = 5;

    private final IncubatorRequests requests;
    private final NettyTcpServerTransport server;
    private final LoopbackListener listener = new LoopbackListener();
    private final ExecutorService worker;

    private IncubatorServer(Incubator incubator, int port) {
        this.requests = new IncubatorRequests(incubator);
        this.worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "incubator");
            thread.setDaemon(true);
            return thread;
        });
        this.server = NettyTcpServerTransport.create(config -> listener.configure(config, port, worker));
        this.server.receive((context, frame) -> {
            int unitId = frame.header().unitId();
            Optional<ByteBuffer> answer = unitId == UNIT_ID ? requests.answer(frame.pdu()) : Optional.empty();
            ByteBuffer pdu = answer.orElseThrow(() -> new UnknownUnitIdException(unitId));
            int transaction = frame.header().transactionId();
            return new ModbusTcpFrame(new MbapHeader(transaction, 0, pdu.remaining() + 1, unitId), pdu);
        });
    }

    /**
     * Serves an incubator.
     *
     * @param port 0 for any free one
     */
    public static IncubatorServer start(int port, Incubator incubator) throws IOException {
        IncubatorServer started = new IncubatorServer(incubator, port);
        try {
            await(started.server.bind());
        } catch (IOException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** The TCP port that is being listened on. */
    public int port() {
        return listener.port();
    }

    /** Stops; no further request is answered. Idempotent. */
    @Override
    public void close() {
        requests.close();
        try {
            await(server.unbind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            worker.shutdownNow();
            listener.close();
        }
    }

    private static void await(CompletionStage<Void> stage) throws IOException {
        try {
            stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer from the transport within " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting or stopping", e);
        }
    }
}
