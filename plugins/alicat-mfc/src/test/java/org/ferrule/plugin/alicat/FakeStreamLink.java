package org.ferrule.plugin.alicat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.StreamChannel;
import org.ferrule.api.transport.StreamLink;

/** A line on which exactly the scripted requests are answered, with exactly the scripted bytes; after them comes silence. */
final class FakeStreamLink implements StreamLink {
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> requests = new ArrayList<>();

    /** The bytes that answer a request, both as they are on the wire. */
    FakeStreamLink answer(String request, String bytes) {
        answers.put(request, bytes);
        return this;
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public <T> T converse(Conversation<T> conversation) throws ConnectionException, DeviceException {
        return conversation.with(new Channel());
    }

    private final class Channel implements StreamChannel {
        private String heard = "";

        @Override
        public void write(byte[] bytes) {
            String request = new String(bytes, StandardCharsets.ISO_8859_1);
            requests.add(request);
            heard += answers.getOrDefault(request, "");
        }

        @Override
        public byte[] readUntil(byte[] terminator, int limit, Duration timeout) throws ConnectionException {
            String end = new String(terminator, StandardCharsets.ISO_8859_1);
            int at = heard.indexOf(end);
            if (at > limit) {
                throw new ConnectionException(CommFault.FRAMING, "more than " + limit, null);
            }
            if (at < 0) {
                throw new ConnectionException(CommFault.TIMEOUT, "so far '" + heard + "'", null);
            }
            String line = heard.substring(0, at);
            heard = heard.substring(at + end.length());
            return line.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public byte[] readExactly(int count, Duration timeout) {
            throw new AssertionError("this protocol has no frames of fixed length");
        }
    }
}
