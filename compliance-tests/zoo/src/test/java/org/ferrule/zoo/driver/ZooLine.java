package org.ferrule.zoo.driver;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.StreamChannel;
import org.ferrule.api.transport.StreamLink;

/** Requests and answers, numbered and with a check sum; an answer to another request is passed over. */
public class ZooLine {
    private static final byte[] END = {'\n'};
    private static final int LONGEST = 1 << 16;
    private static final int MOST_FOREIGN = 20;

    private final StreamLink link;
    private final Duration timeout;
    private int number;

    public ZooLine(StreamLink link, Duration timeout) {
        this.link = link;
        this.timeout = timeout;
    }

    /** One request; the words of its answer. */
    public List<String> ask(String request) throws ConnectionException, DeviceException {
        number++;
        String line = number + " " + request;
        return link.converse(channel -> {
            channel.write((line + "*" + sum(line) + "\n").getBytes(StandardCharsets.UTF_8));
            return answer(channel);
        });
    }

    private List<String> answer(StreamChannel channel) throws ConnectionException, DeviceException {
        for (int i = 0; i < MOST_FOREIGN; i++) {
            String line = read(channel);
            if (!isWhole(line)) {
                throw new ConnectionException(CommFault.CHECKSUM, "an answer with a wrong check sum: " + line, null);
            }
            int star = line.lastIndexOf('*');
            List<String> words = List.of((star < 0 ? line : line.substring(0, star)).split(" "));
            if (words.size() < 2 || !isMine(words.get(0), number)) {
                continue;
            }
            if (words.get(1).equals("err")) {
                throw refusal(words.size() > 2 ? words.get(2) : "?");
            }
            return words.subList(2, words.size());
        }
        throw new ConnectionException(CommFault.PROTOCOL, MOST_FOREIGN + " answers to what nobody asked", null);
    }

    /** One line. */
    protected String read(StreamChannel channel) throws ConnectionException {
        return new String(channel.readUntil(END, LONGEST, timeout()), StandardCharsets.UTF_8);
    }

    /** How long an answer may take. */
    protected Duration timeout() {
        return timeout;
    }

    /** Whether nothing of the line was lost or changed. */
    protected boolean isWhole(String line) {
        int star = line.lastIndexOf('*');
        return star >= 0 && sum(line.substring(0, star)).equals(line.substring(star + 1));
    }

    /** Whether it answers the last request. */
    protected boolean isMine(String answered, int asked) {
        return answered.equals(Integer.toString(asked));
    }

    /** What a refusal becomes. */
    protected DeviceException refusal(String code) {
        return new DeviceException(code, "see the pump's list of codes");
    }

    private static String sum(String line) {
        CRC32 crc = new CRC32();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    static String hidden(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A word that is on the wire, as it was meant. */
    public static String plain(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
