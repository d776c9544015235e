package org.ferrule.simulators.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ferrule.simulators.culture.SimulationClock;

/**
 * The way of answers over one connection. An answer is what the device wrote in one go. Used on the connection's thread only,
 * which is the executor's.
 */
final class AnswerPath {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double MICROS_PER_SECOND = 1e6;

    private final WireCondition condition;
    private final ScheduledExecutorService thread;
    /** Real time, whatever the simulated time is: whoever talks to the device has real timeouts. */
    private final SimulationClock clock = SimulationClock.realTime(1);

    private final Consumer<byte[]> out;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

    /** What is still to come, oldest first: whichever timer ends first releases the oldest, so nothing is overtaken. */
    private final Queue<byte[]> waiting = new ArrayDeque<>();

    private byte[] late = {};
    private double busyUntil;

    /** Leads answers to the consumer, in order, as the condition of the wire has it. */
    AnswerPath(WireCondition condition, ScheduledExecutorService thread, Consumer<byte[]> out) {
        this.condition = condition;
        this.thread = thread;
        this.out = out;
    }

    /** A request went to the device: an answer that was kept for this is due now, and looks like the answer to it. */
    void requested() {
        byte[] due = late;
        late = new byte[0];
        if (due.length > 0) {
            out.accept(due);
        }
    }

    void answered(byte[] answer) {
        WireCondition.Now now = condition.next();
        byte[] bytes = now.corrupted(answer);
        if (now.isLate()) {
            late = join(late, bytes);
            return;
        }
        if (now.isDoubled()) {
            bytes = join(bytes, bytes);
        }
        if (now.coalesceMillis() > 0) {
            gather(bytes, now.coalesceMillis());
        } else {
            release();
            send(bytes, now.delayMillis(), now.slice());
        }
    }

    private void gather(byte[] bytes, int millis) {
        if (gathered.size() == 0) {
            var unused = thread.schedule(this::release, millis, TimeUnit.MILLISECONDS);
        }
        gathered.writeBytes(bytes);
    }

    private void release() {
        if (gathered.size() > 0) {
            byte[] bytes = gathered.toByteArray();
            gathered.reset();
            send(bytes, 0, 0);
        }
    }

    private void send(byte[] bytes, int delayMillis, int slice) {
        double seconds = clock.seconds();
        double at = Math.max(busyUntil, seconds + delayMillis / MILLIS_PER_SECOND);
        int piece = slice > 0 ? slice : bytes.length;
        for (int from = 0; from < bytes.length; from += piece) {
            sendAt(at, seconds, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)));
            // Apart, or the receiver would read them in one go all the same.
            at += from + piece < bytes.length ? 1 / MILLIS_PER_SECOND : 0;
        }
        // Whatever comes next comes behind, also when it is not delayed itself.
        busyUntil = at;
    }

    private void sendAt(double at, double seconds, byte[] part) {
        if (at <= seconds && waiting.isEmpty()) {
            out.accept(part);
        } else {
            waiting.add(part);
            var unused = thread.schedule(
                    () -> out.accept(waiting.remove()),
                    (long) ((at - seconds) * MICROS_PER_SECOND),
                    TimeUnit.MICROSECONDS);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
