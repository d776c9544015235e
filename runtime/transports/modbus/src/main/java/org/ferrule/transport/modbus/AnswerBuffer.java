package org.ferrule.transport.modbus;

import java.util.Arrays;
import org.ferrule.api.error.CommFault;
import org.ferrule.transport.line.ByteLine;
import org.ferrule.transport.line.Deadline;
import org.ferrule.transport.line.LineException;

/** Collects an answer byte by byte, however the line slices it. */
final class AnswerBuffer {
    private static final int LONGEST_FRAME = 260;

    private final byte[] bytes = new byte[LONGEST_FRAME];
    private final ByteLine line;
    private final Deadline deadline;
    private int length;

    AnswerBuffer(ByteLine line, Deadline deadline) {
        this.line = line;
        this.deadline = deadline;
    }

    /** Waits until so many bytes are there in all; takes no byte more. */
    void fill(int total) throws LineException {
        try {
            while (length < total) {
                length += line.read(bytes, length, total - length, deadline);
            }
        } catch (LineException e) {
            if (length == 0 || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw new LineException(
                    CommFault.FRAMING,
                    "the answer broke off after " + length + " of at least " + total + " bytes: " + e.getMessage(),
                    e);
        }
    }

    int uint8(int index) {
        return bytes[index] & 0xFF;
    }

    int uint16(int index) {
        return uint8(index) << 8 | uint8(index + 1);
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
