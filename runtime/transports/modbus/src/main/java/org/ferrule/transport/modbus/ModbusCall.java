package org.ferrule.transport.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;

/**
 * One request.
 *
 * @param unitId 0..255
 * @param request function code and what follows it: address, count, data
 * @param answerLength bytes of a good answer, from its function code on
 * @param isRead whether the answer carries data, after a byte that counts them; otherwise it repeats address and count
 * @param text for messages
 */
record ModbusCall(int unitId, ModbusRequest request, int answerLength, boolean isRead, String text) {
    static ModbusCall read(int unitId, ModbusRequest request, int byteCount, String text) {
        return new ModbusCall(unitId, request, 2 + byteCount, true, text);
    }

    static ModbusCall write(int unitId, ModbusRequest request, String text) {
        return new ModbusCall(unitId, request, 5, false, text);
    }

    int function() {
        return request.getFunctionCode();
    }

    /** What follows the function code. */
    byte[] body() {
        return request.getMessage();
    }

    @Override
    public String toString() {
        return "unit " + unitId + ", " + text + " (function " + function() + ")";
    }
}
