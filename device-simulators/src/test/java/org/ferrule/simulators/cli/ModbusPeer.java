package org.ferrule.simulators.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A Modbus TCP client of few words, for unit 1. Addresses are protocol addresses. */
final class ModbusPeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    private ModbusPeer(Socket socket) {
        this.socket = socket;
    }

    static ModbusPeer at(JsonNode announced) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), announced.get("port").asInt());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new ModbusPeer(socket);
    }

    int input(int address) throws IOException {
        return read(4, address, 1)[0];
    }

    int holding(int address) throws IOException {
        return read(3, address, 1)[0];
    }

    double lowFirst(int address) throws IOException {
        return Float.intBitsToFloat((int) lowFirstWhole(address));
    }

    long lowFirstWhole(int address) throws IOException {
        int[] words = read(3, address, 2);
        return ((long) words[1] << 16) | words[0];
    }

    double highFirst(int address) throws IOException {
        int[] words = read(3, address, 2);
        return Float.intBitsToFloat(words[0] << 16 | words[1]);
    }

    /** Function 16; whatever the answer is. */
    void write(int address, int... words) throws IOException {
        ByteBuffer pdu = ByteBuffer.allocate(6 + 2 * words.length);
        pdu.put((byte) 16).putShort((short) address).putShort((short) words.length);
        pdu.put((byte) (2 * words.length));
        for (int word : words) {
            pdu.putShort((short) word);
        }
        ask(pdu);
    }

    private int[] read(int function, int address, int count) throws IOException {
        ByteBuffer answer = ask(ByteBuffer.allocate(5)
                .put((byte) function)
                .putShort((short) address)
                .putShort((short) count));
        if (answer.get() != function) {
            throw new IOException("exception " + answer.get() + " for " + address);
        }
        int[] words = new int[answer.get() / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = answer.getShort() & 0xFFFF;
        }
        return words;
    }

    private ByteBuffer ask(ByteBuffer pdu) throws IOException {
        byte[] body = new byte[pdu.flip().remaining()];
        pdu.get(body);
        ByteBuffer frame = ByteBuffer.allocate(7 + body.length);
        frame.putShort((short) 1).putShort((short) 0).putShort((short) (1 + body.length));
        frame.put((byte) 1).put(body);
        socket.getOutputStream().write(frame.array());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readNBytes(4);
        int length = in.readUnsignedShort();
        in.readByte();
        return ByteBuffer.wrap(in.readNBytes(length - 1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
