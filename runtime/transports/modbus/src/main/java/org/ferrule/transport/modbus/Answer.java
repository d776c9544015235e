package org.ferrule.transport.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.DeviceException;
import org.ferrule.transport.line.LineException;

/** Checks an answer against its request before j2mod decodes it, since j2mod believes what the answer says of itself. */
final class Answer {
    private static final int EXCEPTION = 0x80;

    private Answer() {}

    static ModbusResponse decode(ModbusCall call, byte[] pdu) throws LineException, DeviceException {
        int function = pdu[0] & 0xFF;
        if (function == (call.function() | EXCEPTION) && pdu.length == 2) {
            int code = pdu[1] & 0xFF;
            throw new DeviceException(String.valueOf(code), meaning(code) + " (" + call + ")");
        }
        if (function != call.function()) {
            throw new LineException(
                    CommFault.PROTOCOL, "the answer has function " + function + " instead of " + call.function(), null);
        }
        if (pdu.length != call.answerLength() || (call.isRead() && (pdu[1] & 0xFF) != pdu.length - 2)) {
            throw new LineException(
                    CommFault.FRAMING,
                    "the answer has " + pdu.length + " bytes, announcing " + (pdu[1] & 0xFF) + ", instead of "
                            + call.answerLength(),
                    null);
        }
        if (!call.isRead()) {
            checkEcho(call, pdu);
        }
        return parse(function, pdu);
    }

    private static void checkEcho(ModbusCall call, byte[] pdu) throws LineException {
        if (!Arrays.equals(pdu, 1, 5, call.body(), 0, 4)) {
            throw new LineException(
                    CommFault.PROTOCOL, "the answer confirms another address or count than was written", null);
        }
    }

    private static ModbusResponse parse(int function, byte[] pdu) throws LineException {
        ModbusResponse response = ModbusResponse.createModbusResponse(function);
        try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(pdu, 1, pdu.length - 1))) {
            response.readData(data);
            return response;
        } catch (IOException e) {
            throw new LineException(CommFault.FRAMING, "the answer cannot be decoded: " + e.getMessage(), e);
        }
    }

    /** The codes of the MODBUS Application Protocol Specification V1.1b3, section 7. */
    private static String meaning(int code) {
        return switch (code) {
            case 1 -> "illegal function; the device does not know this function";
            case 2 -> "illegal data address; check address and count against the device's register map";
            case 3 -> "illegal data value; check the value against the device's limits";
            case 4 -> "server device failure; look at the device";
            case 5 -> "acknowledge; the device needs longer to finish";
            case 6 -> "server device busy; try again later";
            case 8 -> "memory parity error; look at the device";
            case 10 -> "gateway path unavailable; check the gateway's configuration";
            case 11 -> "gateway target device failed to respond; check the device behind the gateway";
            default -> "a code of the manufacturer's own; look it up in the device's manual";
        };
    }
}
