package org.ferrule.simulators.line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ferrule.simulators.culture.SimulationClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line with devices on it. Thread-safe; the devices are called by one thread only. */
public final class LineServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LineServer.class);
    private static final int TICK_MILLIS = 10;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Map<LineDevice, Mouth> mouths = new LinkedHashMap<>();
    private final ServerThreads threads;
    private final boolean isAlone;
    /** The devices' thread. */
    private final ScheduledExecutorService thread;

    private final LineAssembler assembler;
    private final LineMedium medium;
    private volatile boolean isClosed;

    private LineServer(Place place, String terminator, List<? extends LineDevice> devices) {
        this.medium = place.medium();
        this.threads = place.threads();
        this.isAlone = place.isAlone();
        this.thread = threads.timer();
        devices.forEach(device -> mouths.put(device, new Mouth()));
        this.assembler = new LineAssembler(terminator, this::received);
    }

    private record Place(LineMedium medium, ServerThreads threads, boolean isAlone) {}

    /** Opens a medium. */
    @FunctionalInterface
    private interface Opening {
        LineMedium open(ServerThreads threads) throws IOException;
    }

    /**
     * Serves the line over TCP on the loopback address.
     *
     * @param port 0 for any free one
     * @param terminator what ends the host's lines, such as {@code \r\n}
     */
    public static LineServer start(int port, String terminator, List<? extends LineDevice> devices) throws IOException {
        return new LineServer(alone(threads -> TcpMedium.open(port, threads)), terminator, devices).started();
    }

    /**
     * Serves the line over TCP on the loopback address, as one of many.
     *
     * @param port 0 for any free one
     * @param threads shared with others
     */
    public static LineServer start(
            int port, String terminator, List<? extends LineDevice> devices, ServerThreads threads) throws IOException {
        return new LineServer(new Place(TcpMedium.open(port, threads), threads, false), terminator, devices).started();
    }

    /** Serves the line on a serial port. */
    public static LineServer start(SerialLine serial, String terminator, List<? extends LineDevice> devices)
            throws IOException {
        return new LineServer(alone(threads -> SerialMedium.open(serial)), terminator, devices).started();
    }

    private static Place alone(Opening opening) throws IOException {
        ServerThreads threads = ServerThreads.own();
        try {
            return new Place(opening.open(threads), threads, true);
        } catch (IOException e) {
            threads.close();
            throw e;
        }
    }

    /** The TCP port that is being listened on, 0 on a serial port. */
    public int port() {
        return medium.port();
    }

    /** Hangs up; what is still to be said is not said any more. Idempotent, bounded. */
    @Override
    public void close() {
        isClosed = true;
        medium.close();
        if (isAlone) {
            threads.close();
        }
    }

    private LineServer started() {
        medium.start(new Ear());
        tick();
        return this;
    }

    private void later(long millis, Runnable task) {
        try {
            var unused = thread.schedule(
                    () -> {
                        if (!isClosed) {
                            task.run();
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The line is being closed.
        }
    }

    private void received(String line) {
        mouths.forEach((device, mouth) -> guarded(() -> device.received(line, mouth)));
    }

    private void tick() {
        if (!isClosed) {
            later(TICK_MILLIS, () -> {
                elapsed();
                tick();
            });
        }
    }

    private void elapsed() {
        mouths.forEach((device, mouth) -> guarded(() -> device.elapsed(mouth)));
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            // The line is being closed.
        }
    }

    /** A device with a defect is reported and heard again; a task that throws would end the ticking for all. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A simulated device failed; it will be asked again", e);
        }
    }

    /** Brings what a medium hears to the devices' thread. */
    private final class Ear implements Hearing {

        @Override
        public void connected() {
            run(assembler::reset);
        }

        @Override
        public void heard(byte[] bytes) {
            run(() -> assembler.accept(bytes));
        }
    }

    /** What one device speaks through. Used on the devices' thread only. */
    private final class Mouth implements LineOutput {

        /** Real time, whatever the simulated time is: hosts have real timeouts. */
        private final SimulationClock clock = SimulationClock.realTime(1);
        /** What is still to be said, oldest first: a device does not overtake itself. */
        private final Queue<String> waiting = new ArrayDeque<>();

        private double busyUntil;

        @Override
        public void send(String text) {
            if (waiting.isEmpty()) {
                speak(text);
            } else {
                send(Duration.ZERO, text);
            }
        }

        @Override
        public void send(Duration delay, String text) {
            double now = clock.seconds();
            busyUntil = Math.max(busyUntil, now + delay.toMillis() / MILLIS_PER_SECOND);
            waiting.add(text);
            later((long) Math.ceil((busyUntil - now) * MILLIS_PER_SECOND), () -> speak(waiting.remove()));
        }

        private void speak(String text) {
            try {
                medium.send(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                LOG.debug("Nobody hears '{}'", text, e);
            }
        }
    }
}
