package org.ferrule.simulators.modbus;

import com.digitalpetri.modbus.Crc16;
import com.digitalpetri.modbus.ModbusRtuFrame;
import java.nio.ByteBuffer;

/** Checks and seals RTU frames. */
final class RtuFrames {

    private RtuFrames() {}

    static boolean isIntact(ModbusRtuFrame frame) {
        ByteBuffer crc = frame.crc().duplicate();
        int told = (crc.get() & 0xFF) | ((crc.get() & 0xFF) << 8);
        return told == crc(frame.unitId(), frame.pdu());
    }

    static ModbusRtuFrame of(int unitId, ByteBuffer pdu) {
        int crc = crc(unitId, pdu);
        return new ModbusRtuFrame(unitId, pdu, ByteBuffer.wrap(new byte[] {(byte) crc, (byte) (crc >>> 8)}));
    }

    private static int crc(int unitId, ByteBuffer pdu) {
        Crc16 crc = new Crc16();
        crc.update(unitId);
        crc.update(pdu.duplicate());
        return crc.getValue();
    }
}
