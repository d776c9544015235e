package org.ferrule.simulators.modbus;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices on one line, answering one request PDU after the other, whatever the transport. */
final class ModbusLine {

    private static final Logger LOG = LoggerFactory.getLogger(ModbusLine.class);
    private static final int READ_HOLDING = 3;
    private static final int READ_INPUT = 4;
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

    /** The response PDU, or empty if nobody on the line answers. */
    Optional<ByteBuffer> answer(int unitId, ByteBuffer request) throws InterruptedException {
        for (ModbusDevice device : devices) {
            if (device.unitId() == unitId && !device.isSilent()) {
                ByteBuffer response = answer(device, request);
                int delay = device.delayMillis();
                boolean isClosed = delay > 0 && closed.await(delay, TimeUnit.MILLISECONDS);
                return isClosed ? Optional.empty() : Optional.of(response);
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer answer(ModbusDevice device, ByteBuffer request) {
        int function = request.remaining() == 0 ? 0 : request.get() & 0xFF;
        try {
            OptionalInt forced = device.exceptionCode();
            if (forced.isPresent()) {
                throw new ModbusFault(forced.getAsInt(), "the fault injector wants it so");
            }
            return switch (function) {
                case READ_HOLDING, READ_INPUT -> read(device, function, request);
                case WRITE_MULTIPLE -> write(device, request);
                default -> throw new ModbusFault(ModbusFault.ILLEGAL_FUNCTION, "function " + function);
            };
        } catch (ModbusFault e) {
            LOG.debug("unit {} answers exception {}: {}", device.unitId(), e.code(), e.getMessage());
            byte[] response = {(byte) (function | ERROR_FLAG), (byte) e.code()};
            return ByteBuffer.wrap(response);
        }
    }

    private static ByteBuffer read(ModbusDevice device, int function, ByteBuffer request) throws ModbusFault {
        requireLength(request.remaining() == READ_LENGTH - 1);
        int address = request.getShort() & 0xFFFF;
        int count = request.getShort() & 0xFFFF;
        int[] registers = device.readRegisters(address, count);
        ByteBuffer response = ByteBuffer.allocate(2 + 2 * count);
        response.put((byte) function).put((byte) (2 * count));
        for (int register : registers) {
            response.putShort((short) register);
        }
        return response.flip();
    }

    private static ByteBuffer write(ModbusDevice device, ByteBuffer request) throws ModbusFault {
        requireLength(request.remaining() >= WRITE_LENGTH - 1);
        int address = request.getShort() & 0xFFFF;
        int count = request.getShort() & 0xFFFF;
        int bytes = request.get() & 0xFF;
        requireLength(bytes == 2 * count && request.remaining() == bytes);
        int[] registers = new int[count];
        for (int i = 0; i < count; i++) {
            registers[i] = request.getShort() & 0xFFFF;
        }
        device.writeRegisters(address, registers);
        ByteBuffer response = ByteBuffer.allocate(5);
        return response.put((byte) WRITE_MULTIPLE)
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
