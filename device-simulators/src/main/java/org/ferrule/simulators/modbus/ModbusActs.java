package org.ferrule.simulators.modbus;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.StringJoiner;
import org.ferrule.simulators.witness.Acts;

/** Remembers what asks a device to change something: every function but those that read. */
final class ModbusActs {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LAST_READ = 4;
    private static final int WRITE_COIL = 5;
    private static final int WRITE_COILS = 15;
    private static final int WRITE_MULTIPLE = 16;

    private ModbusActs() {}

    /** The act that a request is, by its protocol address; empty if it only reads. The request stays where it is. */
    static Optional<Acts.Entry> of(ModbusDevice device, ByteBuffer request) {
        ByteBuffer pdu = request.duplicate();
        int function = pdu.hasRemaining() ? pdu.get() & 0xFF : 0;
        if (function <= LAST_READ) {
            return Optional.empty();
        }
        if (pdu.remaining() < Short.BYTES) {
            return Optional.of(device.acts().asked("function " + function, hex(pdu)));
        }
        int address = pdu.getShort() & 0xFFFF;
        boolean isCoil = function == WRITE_COIL || function == WRITE_COILS;
        if ((function == WRITE_COILS || function == WRITE_MULTIPLE) && pdu.remaining() > Short.BYTES) {
            int count = pdu.getShort() & 0xFFFF;
            int unused = pdu.get();
            return Optional.of(device.acts().asked(name(isCoil, address), isCoil ? bits(pdu, count) : words(pdu)));
        }
        return Optional.of(
                function == WRITE_COIL || function == WRITE_COIL + 1
                        ? device.acts().asked(name(isCoil, address), words(pdu))
                        : device.acts().asked("function " + function, hex(request.duplicate())));
    }

    private static String name(boolean isCoil, int address) {
        return (isCoil ? "write coil " : "write ") + address;
    }

    private static String words(ByteBuffer pdu) {
        StringJoiner words = new StringJoiner(" ");
        while (pdu.remaining() >= Short.BYTES) {
            words.add(HEX.toHexDigits(pdu.getShort()));
        }
        return words.toString();
    }

    private static String bits(ByteBuffer pdu, int count) {
        StringJoiner bits = new StringJoiner(" ");
        for (int i = 0; i < count && i / Byte.SIZE < pdu.remaining(); i++) {
            bits.add(String.valueOf((pdu.get(pdu.position() + i / Byte.SIZE) >> (i % Byte.SIZE)) & 1));
        }
        return bits.toString();
    }

    private static String hex(ByteBuffer pdu) {
        byte[] bytes = new byte[pdu.remaining()];
        pdu.get(bytes);
        return HEX.formatHex(bytes);
    }
}
