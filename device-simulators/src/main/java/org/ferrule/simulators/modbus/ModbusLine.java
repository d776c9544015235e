package org.ferrule.simulators.modbus;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ferrule.simulators.witness.Acts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices on one line, answering one request PDU after the other, whatever the transport. */
final class ModbusLine {

    private static final Logger LOG = LoggerFactory.getLogger(ModbusLine.class);
    private static final int READ_COILS = 1;
    private static final int READ_DISCRETES = 2;
    private static final int READ_HOLDING = 3;
    private static final int READ_INPUT = 4;
    private static final int WRITE_COILS = 15;
    private static final int WRITE_MULTIPLE = 16;
    private static final int ERROR_FLAG = 0x80;
    private static final int READ_LENGTH = 5;
    private static final int WRITE_LENGTH = 6;

    private final List<ModbusDevice> devices;
    private final CountDownLatch closed = new CountDownLatch(1);

    ModbusLine(List<? extends ModbusDevice> devices) {
        this.devices = List.copyOf(devices);
    }

    /** Ends every delay that is under way. */
    void close() {
        closed.countDown();
    }

    /**
     * What a device answers.
     *
     * @param pdu the response
     * @param isForeign whether it is to look like the answer to another request
     */
    record Answer(ByteBuffer pdu, boolean isForeign) {}

    /** The answer, or empty if nobody on the line gives one. */
    Optional<Answer> answer(int unitId, ByteBuffer request) throws InterruptedException {
        for (ModbusDevice device : devices) {
            if (device.unitId() == unitId && device.isSilent()) {
                ModbusActs.of(device, request).ifPresent(Acts.Entry::refuse);
            } else if (device.unitId() == unitId) {
                ByteBuffer response = answer(device, request);
                ModbusFaults faults = device.modbusFaults();
                int delay = faults.answers().delayMillis();
                boolean isClosed = delay > 0 && closed.await(delay, TimeUnit.MILLISECONDS);
                // A device that has restarted meanwhile has forgotten what it was asked.
                return isClosed || device.isSilent()
                        ? Optional.empty()
                        : Optional.of(new Answer(response, faults.isTransactionWrong()));
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer answer(ModbusDevice device, ByteBuffer request) {
        Optional<Acts.Entry> act = ModbusActs.of(device, request);
        int function = request.remaining() == 0 ? 0 : request.get() & 0xFF;
        try {
            OptionalInt forced = device.modbusFaults().exceptionCode();
            if (forced.isPresent()) {
                throw new ModbusFault(forced.getAsInt(), "the fault injector wants it so");
            }
            return switch (function) {
                case READ_COILS, READ_DISCRETES, READ_HOLDING, READ_INPUT -> read(device, function, request);
                case WRITE_COILS, WRITE_MULTIPLE -> write(device, function, request);
                default -> throw new ModbusFault(ModbusFault.ILLEGAL_FUNCTION, "function " + function);
            };
        } catch (ModbusFault e) {
            act.ifPresent(Acts.Entry::refuse);
            LOG.debug("unit {} answers exception {}: {}", device.unitId(), e.code(), e.getMessage());
            byte[] response = {(byte) (function | ERROR_FLAG), (byte) e.code()};
            return ByteBuffer.wrap(response);
        }
    }

    private static ByteBuffer read(ModbusDevice device, int function, ByteBuffer request) throws ModbusFault {
        requireLength(request.remaining() == READ_LENGTH - 1);
        int address = request.getShort() & 0xFFFF;
        int count = request.getShort() & 0xFFFF;
        return switch (function) {
            case READ_COILS -> bits(function, device.readCoils(address, count));
            case READ_DISCRETES -> bits(function, device.readDiscretes(address, count));
            case READ_INPUT -> words(function, device.readInputs(address, count));
            default -> words(function, device.readRegisters(address, count));
        };
    }

    private static ByteBuffer words(int function, int[] words) {
        ByteBuffer response = ByteBuffer.allocate(2 + 2 * words.length);
        response.put((byte) function).put((byte) (2 * words.length));
        for (int word : words) {
            response.putShort((short) word);
        }
        return response.flip();
    }

    private static ByteBuffer bits(int function, int[] bits) {
        byte[] packed = new byte[(bits.length + 7) / 8];
        for (int i = 0; i < bits.length; i++) {
            packed[i / 8] |= (byte) (bits[i] << (i % 8));
        }
        return ByteBuffer.allocate(2 + packed.length)
                .put((byte) function)
                .put((byte) packed.length)
                .put(packed)
                .flip();
    }

    private static ByteBuffer write(ModbusDevice device, int function, ByteBuffer request) throws ModbusFault {
        requireLength(request.remaining() >= WRITE_LENGTH - 1);
        boolean isCoils = function == WRITE_COILS;
        int address = request.getShort() & 0xFFFF;
        int count = request.getShort() & 0xFFFF;
        int bytes = request.get() & 0xFF;
        requireLength(bytes == (isCoils ? (count + 7) / 8 : 2 * count) && request.remaining() == bytes);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = isCoils
                    ? (request.get(request.position() + i / 8) >> (i % 8)) & 1
                    : request.getShort(request.position() + 2 * i) & 0xFFFF;
        }
        if (isCoils) {
            device.writeCoils(address, values);
        } else {
            device.writeRegisters(address, values);
        }
        return ByteBuffer.allocate(5)
                .put((byte) function)
                .putShort((short) address)
                .putShort((short) count)
                .flip();
    }

    private static void requireLength(boolean isRight) throws ModbusFault {
        if (!isRight) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "the request's length does not fit its count");
        }
    }
}
