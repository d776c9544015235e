package org.ferrule.transport.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.transport.StreamChannel;
import org.ferrule.transport.line.ByteLine;
import org.ferrule.transport.line.Deadline;
import org.ferrule.transport.line.LineException;

/** One conversation. Bytes that came early wait in here for the next read. */
final class LineChannel implements StreamChannel {
    private static final int CHUNK = 512;
    private static final int SHOWN = 40;

    private final ByteLine line;
    private final String place;
    private final Duration writeTimeout;
    private final byte[] leftOver;
    private byte[] pending = new byte[0];
    private volatile boolean isOver;

    LineChannel(ByteLine line, String place, Duration writeTimeout, byte[] leftOver) {
        this.line = line;
        this.place = place;
        this.writeTimeout = writeTimeout;
        this.leftOver = leftOver;
    }

    /** What came in and was not asked for in this conversation. */
    byte[] unread() {
        return pending;
    }

    /** From now on the line belongs to somebody else. */
    void end() {
        isOver = true;
    }

    @Override
    public void write(byte[] bytes) throws ConnectionException {
        requireOngoing();
        try {
            line.write(bytes, Deadline.after(writeTimeout));
        } catch (LineException e) {
            throw e.during(place + ", writing " + bytes.length + " bytes");
        }
    }

    @Override
    public byte[] readUntil(byte[] terminator, int limit, Duration timeout) throws ConnectionException {
        requireOngoing();
        if (terminator.length == 0 || limit < 0) {
            throw new IllegalArgumentException("a terminator has at least one byte, and a limit is not negative");
        }
        Deadline deadline = Deadline.after(timeout);
        int searched = 0;
        while (true) {
            int end = indexOf(terminator, searched);
            if (end > limit || (end < 0 && pending.length >= limit + terminator.length)) {
                throw new ConnectionException(
                        CommFault.FRAMING,
                        place + ": more than " + limit + " bytes without the terminator " + shown(terminator) + ": "
                                + shown(pending),
                        null);
            }
            if (end >= 0) {
                byte[] text = take(end);
                take(terminator.length);
                return text;
            }
            searched = Math.max(0, pending.length - terminator.length + 1);
            receive(deadline, "reading until " + shown(terminator));
        }
    }

    @Override
    public byte[] readExactly(int count, Duration timeout) throws ConnectionException {
        requireOngoing();
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 byte, not " + count);
        }
        Deadline deadline = Deadline.after(timeout);
        while (pending.length < count) {
            receive(deadline, "reading " + count + " bytes");
        }
        return take(count);
    }

    @Override
    public byte[] leftOver() {
        requireOngoing();
        return leftOver.clone();
    }

    private void receive(Deadline deadline, String what) throws ConnectionException {
        byte[] chunk = new byte[CHUNK];
        try {
            int count = line.read(chunk, 0, chunk.length, deadline);
            byte[] longer = Arrays.copyOf(pending, pending.length + count);
            System.arraycopy(chunk, 0, longer, pending.length, count);
            pending = longer;
        } catch (LineException e) {
            throw e.during(place + ", " + what + ", so far " + pending.length + " bytes " + shown(pending));
        }
    }

    private int indexOf(byte[] terminator, int from) {
        for (int i = from; i + terminator.length <= pending.length; i++) {
            if (Arrays.equals(pending, i, i + terminator.length, terminator, 0, terminator.length)) {
                return i;
            }
        }
        return -1;
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOf(pending, count);
        pending = Arrays.copyOfRange(pending, count, pending.length);
        return taken;
    }

    private void requireOngoing() {
        if (isOver) {
            throw new IllegalStateException(place + ": the conversation is over; a channel must not be kept");
        }
    }

    /** Readable in a log whatever the device sent. */
    private static String shown(byte[] bytes) {
        StringBuilder text = new StringBuilder("'");
        String start = new String(bytes, 0, Math.min(bytes.length, SHOWN), StandardCharsets.ISO_8859_1);
        start.chars().forEach(c -> {
            if (c >= ' ' && c <= '~') {
                text.append((char) c);
            } else {
                text.append(String.format(Locale.ROOT, "\\x%02X", c));
            }
        });
        return text.append(bytes.length > SHOWN ? "...'" : "'").toString();
    }
}
