package org.ferrule.transport.modbus;

import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.nio.ByteBuffer;
import org.ferrule.api.error.CommFault;
import org.ferrule.transport.line.ByteLine;
import org.ferrule.transport.line.Deadline;
import org.ferrule.transport.line.LineException;

/**
 * Modbus RTU: unit id, function, data, CRC (MODBUS over Serial Line V1.02, 2.5.1). Nothing in a frame says how long it is, so
 * the length follows from the function code.
 */
final class RtuFraming implements Framing {
    private static final int SHORTEST = 5;
    private static final int CRC = 2;

    @Override
    public byte[] exchange(ByteLine line, ModbusCall call, Deadline deadline) throws LineException {
        line.write(request(call), deadline);
        AnswerBuffer answer = new AnswerBuffer(line, deadline);
        answer.fill(SHORTEST);
        int length = length(answer, call);
        answer.fill(length);
        byte[] checked = answer.copy(0, length - CRC);
        int[] crc = ModbusUtil.calculateCRC(checked, 0, checked.length);
        if (answer.uint8(length - 2) != crc[0] || answer.uint8(length - 1) != crc[1]) {
            throw new LineException(
                    CommFault.CHECKSUM, "the answer's CRC is wrong; check wiring, termination, baud and parity", null);
        }
        if (answer.uint8(0) != call.unitId()) {
            throw new LineException(
                    CommFault.PROTOCOL, "unit " + answer.uint8(0) + " answered instead of " + call.unitId(), null);
        }
        return answer.copy(1, length - CRC);
    }

    private static int length(AnswerBuffer answer, ModbusCall call) throws LineException {
        int function = answer.uint8(1);
        if (function == (call.function() | 0x80)) {
            return SHORTEST;
        }
        if (function != call.function()) {
            throw new LineException(
                    CommFault.PROTOCOL, "the answer has function " + function + " instead of " + call.function(), null);
        }
        int byteCount = call.answerLength() - 2;
        if (call.isRead() && answer.uint8(2) != byteCount) {
            throw new LineException(
                    CommFault.FRAMING,
                    "the answer announces " + answer.uint8(2) + " data bytes instead of " + byteCount,
                    null);
        }
        return 1 + call.answerLength() + CRC;
    }

    private static byte[] request(ModbusCall call) {
        byte[] body = call.body();
        ByteBuffer frame = ByteBuffer.allocate(2 + body.length + CRC);
        frame.put((byte) call.unitId()).put((byte) call.function()).put(body);
        int[] crc = ModbusUtil.calculateCRC(frame.array(), 0, frame.position());
        return frame.put((byte) crc[0]).put((byte) crc[1]).array();
    }
}
