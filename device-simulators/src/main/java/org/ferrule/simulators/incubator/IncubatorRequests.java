package org.ferrule.simulators.incubator;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers request PDUs, one after the other. */
final class IncubatorRequests {
    private static final int READ_COILS = 1;
    private static final int READ_DISCRETES = 2;
    private static final int READ_HOLDINGS = 3;
    private static final int READ_INPUTS = 4;
    private static final int WRITE_COILS = 15;
    private static final int WRITE_HOLDINGS = 16;
    private static final int ERROR_FLAG = 0x80;

    private final IncubatorFaults faults;
    private final IncubatorMap map;
    private final CountDownLatch closed = new CountDownLatch(1);

    IncubatorRequests(Incubator incubator) {
        this.faults = incubator.faults();
        this.map = new IncubatorMap(incubator);
    }

    /** Ends every delay that is under way. */
    void close() {
        closed.countDown();
    }

    /** The response PDU, or empty if there is none. */
    Optional<ByteBuffer> answer(ByteBuffer request) throws InterruptedException {
        if (faults.isSilent()) {
            return Optional.empty();
        }
        ByteBuffer response = response(request);
        int delay = faults.delayMillis();
        boolean isClosed = delay > 0 && closed.await(delay, TimeUnit.MILLISECONDS);
        return isClosed ? Optional.empty() : Optional.of(response);
    }

    private ByteBuffer response(ByteBuffer request) {
        int function = request.remaining() == 0 ? 0 : request.get() & 0xFF;
        try {
            OptionalInt forced = faults.exceptionCode();
            if (forced.isPresent()) {
                throw new IncubatorFault(forced.getAsInt(), "forced");
            }
            if (request.remaining() < 4) {
                throw new IncubatorFault(IncubatorFault.ILLEGAL_VALUE, "too short");
            }
            int address = request.getShort() & 0xFFFF;
            int count = request.getShort() & 0xFFFF;
            return switch (function) {
                case READ_COILS -> bits(function, map.coils(address, count));
                case READ_DISCRETES -> bits(function, map.discretes(address, count));
                case READ_HOLDINGS -> words(function, map.holdings(address, count));
                case READ_INPUTS -> words(function, map.inputs(address, count));
                case WRITE_COILS, WRITE_HOLDINGS -> write(function, address, count, request);
                default -> throw new IncubatorFault(IncubatorFault.ILLEGAL_FUNCTION, "function " + function);
            };
        } catch (IncubatorFault fault) {
            return ByteBuffer.wrap(new byte[] {(byte) (function | ERROR_FLAG), (byte) fault.code()});
        }
    }

    private ByteBuffer write(int function, int address, int count, ByteBuffer request) throws IncubatorFault {
        boolean isCoils = function == WRITE_COILS;
        int bytes = isCoils ? (count + 7) / 8 : 2 * count;
        if (request.remaining() != bytes + 1 || (request.get() & 0xFF) != bytes) {
            throw new IncubatorFault(IncubatorFault.ILLEGAL_VALUE, "length and count do not agree");
        }
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = isCoils
                    ? (request.get(request.position() + i / 8) >> (i % 8)) & 1
                    : request.getShort(request.position() + 2 * i) & 0xFFFF;
        }
        if (isCoils) {
            map.writeCoils(address, values);
        } else {
            map.writeHoldings(address, values);
        }
        return ByteBuffer.allocate(5)
                .put((byte) function)
                .putShort((short) address)
                .putShort((short) count)
                .flip();
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
}
