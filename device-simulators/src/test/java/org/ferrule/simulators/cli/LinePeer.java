package org.ferrule.simulators.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says lines over TCP and hears one for each. */
final class LinePeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final String end;

    private LinePeer(Socket socket, String end) {
        this.socket = socket;
        this.end = end;
    }

    static LinePeer at(JsonNode announced, String end) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), announced.get("port").asInt());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new LinePeer(socket, end);
    }

    String ask(String request) throws IOException {
        socket.getOutputStream().write((request + end).getBytes(StandardCharsets.US_ASCII));
        return hear();
    }

    /** The next line, without its end. */
    String hear() throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the device hung up after '" + answer + "'");
            }
            answer.append((char) next);
        }
        return answer.substring(0, answer.length() - end.length());
    }

    /** A word of the answer, from 0, as a number. */
    double number(String request, int word) throws IOException {
        return Double.parseDouble(ask(request).split("\\s+", -1)[word]);
    }

    void say(String request) throws IOException {
        socket.getOutputStream().write((request + end).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
