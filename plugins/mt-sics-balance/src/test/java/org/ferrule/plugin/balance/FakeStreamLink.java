package org.ferrule.plugin.balance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.StreamChannel;
import org.ferrule.api.transport.StreamLink;

/** A balance that says what it was told to say, byte by byte, and keeps what it heard. */
final class FakeStreamLink implements StreamLink, StreamChannel {
    private final Map<String, Deque<String>> answers = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private String leftOver = "";
    private String input = "";

    /** What follows a command, once for each call of this method; the last one is repeated. Bytes, terminators included. */
    FakeStreamLink on(String command, String bytes) {
        answers.computeIfAbsent(command, key -> new ArrayDeque<>()).add(bytes);
        return this;
    }

    /** Forgets what follows a command. */
    FakeStreamLink anew(String command, String bytes) {
        answers.remove(command);
        return on(command, bytes);
    }

    /** The balance says something between two conversations. */
    void says(String bytes) {
        leftOver += bytes;
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public <T> T converse(Conversation<T> conversation) throws ConnectionException, DeviceException {
        leftOver = input + leftOver;
        input = "";
        try {
            return conversation.with(this);
        } finally {
            leftOver = "";
        }
    }

    @Override
    public void write(byte[] bytes) {
        String command = new String(bytes, StandardCharsets.ISO_8859_1);
        heard.add(command);
        Deque<String> next = answers.get(command.strip());
        if (next != null) {
            input += next.size() > 1 ? next.remove() : next.element();
        }
    }

    @Override
    public byte[] readUntil(byte[] terminator, int limit, Duration timeout) throws ConnectionException {
        String end = new String(terminator, StandardCharsets.ISO_8859_1);
        int at = input.indexOf(end);
        if (at > limit || (at < 0 && input.length() > limit)) {
            throw new ConnectionException(CommFault.FRAMING, "too long", null);
        }
        if (at < 0) {
            throw new ConnectionException(CommFault.TIMEOUT, "so far '" + input + "'", null);
        }
        byte[] line = input.substring(0, at).getBytes(StandardCharsets.ISO_8859_1);
        input = input.substring(at + end.length());
        return line;
    }

    @Override
    public byte[] readExactly(int count, Duration timeout) {
        throw new AssertionError("MT-SICS has lines only");
    }

    @Override
    public byte[] leftOver() {
        return leftOver.getBytes(StandardCharsets.ISO_8859_1);
    }
}
