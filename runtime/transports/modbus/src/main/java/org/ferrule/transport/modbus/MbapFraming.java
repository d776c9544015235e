package org.ferrule.transport.modbus;

import java.nio.ByteBuffer;
import org.ferrule.api.error.CommFault;
import org.ferrule.transport.line.ByteLine;
import org.ferrule.transport.line.Deadline;
import org.ferrule.transport.line.LineException;

/** Modbus TCP: a header with transaction id, protocol id, length and unit id (Messaging on TCP/IP Implementation Guide V1.0b, 3.1.3). */
final class MbapFraming implements Framing {
    private static final int HEADER = 7;
    private static final int LENGTH_FIELD_END = 6;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 254;

    private int transaction;

    @Override
    public byte[] exchange(ByteLine line, ModbusCall call, Deadline deadline) throws LineException {
        transaction = (transaction + 1) & 0xFFFF;
        line.write(request(call), deadline);
        AnswerBuffer answer = new AnswerBuffer(line, deadline);
        answer.fill(HEADER);
        if (answer.uint16(0) != transaction) {
            throw wrong(CommFault.PROTOCOL, "transaction id", answer.uint16(0), String.valueOf(transaction));
        }
        if (answer.uint16(2) != 0) {
            throw wrong(CommFault.PROTOCOL, "protocol id", answer.uint16(2), "0");
        }
        int length = answer.uint16(4);
        if (length < SHORTEST || length > LONGEST) {
            throw wrong(CommFault.FRAMING, "length", length, SHORTEST + ".." + LONGEST);
        }
        if (answer.uint8(LENGTH_FIELD_END) != call.unitId()) {
            throw wrong(CommFault.PROTOCOL, "unit id", answer.uint8(LENGTH_FIELD_END), String.valueOf(call.unitId()));
        }
        answer.fill(LENGTH_FIELD_END + length);
        return answer.copy(HEADER, LENGTH_FIELD_END + length);
    }

    private byte[] request(ModbusCall call) {
        byte[] body = call.body();
        return ByteBuffer.allocate(HEADER + 1 + body.length)
                .putShort((short) transaction)
                .putShort((short) 0)
                .putShort((short) (2 + body.length))
                .put((byte) call.unitId())
                .put((byte) call.function())
                .put(body)
                .array();
    }

    private static LineException wrong(CommFault fault, String field, int actual, String expected) {
        return new LineException(fault, "the answer has " + field + " " + actual + " instead of " + expected, null);
    }
}
