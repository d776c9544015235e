package org.ferrule.plugin.alicat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.StreamChannel;
import org.ferrule.api.transport.StreamLink;

/**
 * One unit id on a line that several controllers may share: requests and replies end with a carriage return, and every reply
 * begins with the unit id.
 */
record AsciiLine(StreamLink link, String unitId, Duration replyTimeout, Duration tableGap) {
    private static final byte[] END = {'\r'};
    private static final int LONGEST_REPLY = 200;
    private static final int MOST_ROWS = 400;
    private static final String REJECTED = "?";

    static AsciiLine of(StreamLink link, Settings settings) {
        return new AsciiLine(
                link, settings.text("unitId"), settings.duration("replyTimeout"), settings.duration("tableGap"));
    }

    /** One request with its one reply. */
    String ask(String request) throws ConnectionException, DeviceException {
        return link.converse(channel -> {
            send(channel, request);
            return accepted(request, receive(channel, replyTimeout));
        });
    }

    /** One request whose reply is a table: it has no end but silence. */
    List<String> table(String request) throws ConnectionException, DeviceException {
        return link.converse(channel -> {
            send(channel, request);
            List<String> rows = new ArrayList<>();
            rows.add(accepted(request, receive(channel, replyTimeout)));
            while (rows.size() < MOST_ROWS) {
                String row = next(channel);
                if (row.isEmpty()) {
                    return rows;
                }
                rows.add(accepted(request, row));
            }
            throw failure(CommFault.PROTOCOL, "the table that answers '" + unitId + request + "' does not end");
        });
    }

    /** Empty after the last row; some tables close with an empty line as well. */
    private String next(StreamChannel channel) throws ConnectionException {
        try {
            return receive(channel, tableGap);
        } catch (ConnectionException silence) {
            if (silence.fault() == CommFault.TIMEOUT) {
                return "";
            }
            throw silence;
        }
    }

    private void send(StreamChannel channel, String request) throws ConnectionException {
        channel.write((unitId + request + "\r").getBytes(StandardCharsets.US_ASCII));
    }

    private static String receive(StreamChannel channel, Duration timeout) throws ConnectionException {
        // The grave accent and some names are outside ASCII on some displays; what is read is compared, never shown
        // raw.
        byte[] line = channel.readUntil(END, LONGEST_REPLY, timeout);
        return new String(line, StandardCharsets.ISO_8859_1).strip();
    }

    private String accepted(String request, String reply) throws ConnectionException, DeviceException {
        if (reply.equals(REJECTED) || reply.equals(unitId + " " + REJECTED)) {
            throw new DeviceException(
                    REJECTED,
                    "it rejects '" + unitId + request
                            + "'; check the value, and whether this firmware knows the command");
        }
        if (!reply.equals(unitId) && !reply.startsWith(unitId + " ")) {
            throw failure(
                    CommFault.PROTOCOL,
                    "'" + unitId + request + "' was answered by '" + reply + "', which is not unit " + unitId
                            + "; check that each unit id is on the line once, and that nothing streams");
        }
        return reply;
    }

    ConnectionException failure(CommFault fault, String message) {
        return new ConnectionException(fault, message, null);
    }
}
