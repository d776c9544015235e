package org.ferrule.plugin.balance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.StreamChannel;
import org.ferrule.api.transport.StreamLink;

/**
 * Commands and replies on the link. MT-SICS numbers nothing: what answers a command is told from what the balance says by itself, or
 * too late, by the command's name, and by asking only when everything that came before was heard.
 */
final class SicsLine {
    /** More foreign lines than this in place of an answer, and the line is beyond trust. */
    private static final int MOST_FOREIGN = 20;

    private static final int LONGEST = 256;
    private static final Duration PROMPT = Duration.ofMillis(200);

    private final StreamLink link;
    private final byte[] terminator;
    private final Duration timeout;
    private final Ear ear;
    /** A line whose end had not come in yet. */
    private String begun = "";

    SicsLine(StreamLink link, String terminator, Duration timeout, Ear ear) {
        this.link = link;
        this.terminator = terminator.getBytes(StandardCharsets.US_ASCII);
        this.timeout = timeout;
        this.ear = ear;
    }

    /** Hears what came unasked, then speaks. */
    <T> T converse(Conversation<T> conversation) throws ConnectionException, DeviceException {
        return link.converse(channel -> {
            hear(new String(channel.leftOver(), StandardCharsets.ISO_8859_1));
            return conversation.with(new Speech(channel));
        });
    }

    private void hear(String leftOver) throws ConnectionException {
        String end = new String(terminator, StandardCharsets.US_ASCII);
        String rest = begun + leftOver;
        for (int at = rest.indexOf(end); at >= 0; at = rest.indexOf(end)) {
            hearLine(rest.substring(0, at));
            rest = rest.substring(at + end.length());
        }
        begun = rest.length() > LONGEST ? "" : rest;
    }

    private void hearLine(String line) throws ConnectionException {
        if (!line.isBlank()) {
            ear.heard(Reply.of(line));
        }
    }

    /** What is said and heard during one turn on the link. */
    @FunctionalInterface
    interface Conversation<T> {
        T with(Speech speech) throws ConnectionException, DeviceException;
    }

    /** Told each line that answers nothing. */
    @FunctionalInterface
    interface Ear {
        void heard(Reply reply) throws ConnectionException;
    }

    /** The line during one turn. */
    final class Speech {
        private final StreamChannel channel;

        private Speech(StreamChannel channel) {
            this.channel = channel;
        }

        /** Sends a command and waits for the first line that answers it. */
        Reply ask(String command, String echo, Duration extra) throws ConnectionException {
            say(command);
            for (int i = 0; i < MOST_FOREIGN; i++) {
                Reply reply = Reply.of(readLine(timeout.plus(extra)));
                if (reply.answers(echo)) {
                    return reply;
                }
                hearLine(reply.line());
            }
            throw new ConnectionException(
                    CommFault.PROTOCOL,
                    "'" + command + "' was answered with " + MOST_FOREIGN + " lines that do not begin with '" + echo
                            + "'; does another host or a repeating command use the line?",
                    null);
        }

        Reply ask(String command) throws ConnectionException {
            return ask(command, command.split(" ", 2)[0], Duration.ZERO);
        }

        void say(String command) throws ConnectionException {
            byte[] text =
                    (command + new String(terminator, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
            channel.write(text);
        }

        /** Hears what comes soon, until it is enough; what has come of a longer line is kept. */
        void listen(BooleanSupplier isEnough) throws ConnectionException {
            try {
                for (int i = 0; i < MOST_FOREIGN && !isEnough.getAsBoolean(); i++) {
                    hearLine(readLine(PROMPT));
                }
            } catch (ConnectionException e) {
                if (e.fault() != CommFault.TIMEOUT) {
                    throw e;
                }
            }
        }

        private String readLine(Duration patience) throws ConnectionException {
            byte[] rest = channel.readUntil(terminator, LONGEST, patience);
            String line = begun + new String(rest, StandardCharsets.ISO_8859_1);
            begun = "";
            return line;
        }
    }
}
