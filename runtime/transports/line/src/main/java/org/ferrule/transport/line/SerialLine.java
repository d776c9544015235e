package org.ferrule.transport.line;

import com.fazecast.jSerialComm.SerialPort;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrule.api.error.CommFault;

/**
 * A serial port. The port is asked again and again without blocking: a blocking read in native code can neither be interrupted
 * nor closed safely. No data listener is used, because its thread and a concurrent close have crashed virtual machines.
 */
final class SerialLine implements ByteLine {
    private static final Duration POLL = Duration.ofMillis(1);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(2);

    private final SerialPort port;
    private final String path;
    private final ReentrantLock nativeCall = new ReentrantLock();
    private volatile boolean isClosed;

    SerialLine(SerialPort port, String path) {
        this.port = port;
        this.path = path;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws LineException {
        int sent = 0;
        while (sent < bytes.length) {
            byte[] rest = Arrays.copyOfRange(bytes, sent, bytes.length);
            try {
                int count = ask(() -> port.writeBytes(rest, rest.length));
                if (count < 0) {
                    throw gone();
                }
                sent += count;
                if (count == 0) {
                    restOrFail(deadline, "the port does not take the request");
                }
            } catch (LineException e) {
                throw sent == 0 ? LineException.notSent(e.fault(), String.valueOf(e.getMessage()), e) : e;
            }
        }
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) throws LineException {
        int count = readNow(into, offset, length);
        while (count == 0) {
            restOrFail(deadline, "no answer");
            count = readNow(into, offset, length);
        }
        return count;
    }

    @Override
    public byte[] discard(Duration quiet, Deadline deadline) throws LineException {
        byte[] chunk = new byte[256];
        StaleInput stale = new StaleInput();
        Deadline silence = Deadline.after(quiet);
        while (true) {
            int count = readNow(chunk, 0, chunk.length);
            if (count > 0) {
                stale.add(chunk, count);
                silence = Deadline.after(quiet);
            } else if (silence.isOver()) {
                return stale.bytes();
            }
            if (deadline.isOver()) {
                throw LineException.notSent(CommFault.FRAMING, "the line was never quiet for " + deadline, null);
            }
            silence.rest(POLL);
        }
    }

    private int readNow(byte[] into, int offset, int length) throws LineException {
        int count = ask(() -> port.readBytes(into, length, offset));
        if (count < 0) {
            throw gone();
        }
        return count;
    }

    private int ask(NativeCall call) throws LineException {
        nativeCall.lock();
        try {
            if (isClosed) {
                throw new LineException(CommFault.NOT_CONNECTED, "the link was closed", null);
            }
            return call.make();
        } finally {
            nativeCall.unlock();
        }
    }

    private LineException gone() {
        return new LineException(
                CommFault.NOT_CONNECTED,
                "serial port " + path + " is gone (error " + port.getLastErrorCode() + "); check cable and adapter",
                null);
    }

    private static void restOrFail(Deadline deadline, String missing) throws LineException {
        if (Thread.currentThread().isInterrupted()) {
            throw new LineException(CommFault.TIMEOUT, missing + ", interrupted after " + deadline, null);
        }
        if (deadline.isOver()) {
            throw new LineException(CommFault.TIMEOUT, missing + " after " + deadline, null);
        }
        deadline.rest(POLL);
    }

    /**
     * Closing can hang in the driver of the operating system; then its thread is left behind, which costs one thread and one
     * file descriptor but never the caller.
     */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            Watchdog.call("ferrule-close-" + path, CLOSE_BOUND, this::closePort, late -> {});
        } catch (TimeoutException e) {
            // The port stays taken, which the next attempt to open it reports.
        }
    }

    private boolean closePort() {
        try {
            boolean isFree = nativeCall.tryLock(CLOSE_BOUND.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return port.closePort();
            } finally {
                if (isFree) {
                    nativeCall.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One call into native code. */
    @FunctionalInterface
    private interface NativeCall {
        int make();
    }
}
