package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a driver said, in words: lines of text, or Modbus requests as {@code FUNCTION ADDRESS COUNT}. Knows the framing and nothing of a device.
 */
final class WireRequests {
    private static final Pattern SPAN = Pattern.compile("(\\d+) (\\d+)(?:-(\\d+))?");
    private static final Pattern REQUEST = Pattern.compile("(\\d+) (\\d+) (\\d+)");
    private static final int MBAP = 7;
    private static final int BYTE = 0xFF;
    private static final int FIRST_OF_MANY = 15;
    private static final int PLAIN_RTU = 8;
    private static final int COUNTED_RTU = 9;

    /** How requests are told apart on a line. */
    private enum Framing {
        LINES,
        MODBUS_TCP,
        MODBUS_RTU
    }

    private final Framing framing;

    private WireRequests(Framing framing) {
        this.framing = framing;
    }

    /** For links as a statement has them. */
    static WireRequests of(Map<String, Map<String, String>> links) {
        for (Map<String, String> link : links.values()) {
            String modbus = link.get("modbus");
            if (modbus != null) {
                return new WireRequests(modbus.equals("tcp") ? Framing.MODBUS_TCP : Framing.MODBUS_RTU);
            }
        }
        return new WireRequests(Framing.LINES);
    }

    /** Whether a declaration covers a request: a regular expression for a line, {@code FUNCTION FROM-TO} for Modbus. */
    boolean matches(String request, String declared) {
        if (framing == Framing.LINES) {
            return request.matches(declared);
        }
        Matcher span = SPAN.matcher(declared);
        Matcher asked = REQUEST.matcher(request);
        if (!span.matches() || !asked.matches() || !span.group(1).equals(asked.group(1))) {
            return false;
        }
        int from = Integer.parseInt(span.group(2));
        int to = span.group(3) == null ? from : Integer.parseInt(span.group(3));
        int first = Integer.parseInt(asked.group(2));
        return first >= from && first + Integer.parseInt(asked.group(3)) - 1 <= to;
    }

    /** The requests in a wire's log. */
    List<String> in(List<JsonNode> log) {
        Map<Integer, ByteArrayOutputStream> connections = new LinkedHashMap<>();
        for (JsonNode event : log) {
            if (event.path("to").asText().equals("device")) {
                connections
                        .computeIfAbsent(event.path("connection").asInt(), n -> new ByteArrayOutputStream())
                        .writeBytes(HexFormat.of().parseHex(event.path("bytes").asText()));
            }
        }
        List<String> requests = new ArrayList<>();
        for (ByteArrayOutputStream said : connections.values()) {
            if (framing == Framing.LINES) {
                said.toString(StandardCharsets.ISO_8859_1)
                        .lines()
                        .flatMap(line -> List.of(line.split("\r")).stream())
                        .filter(line -> !line.isEmpty())
                        .forEach(requests::add);
            } else {
                frames(said.toByteArray(), requests);
            }
        }
        return requests;
    }

    private void frames(byte[] said, List<String> requests) {
        int at = 0;
        int header = framing == Framing.MODBUS_TCP ? MBAP : 1;
        while (at + header + 5 <= said.length) {
            int function = said[at + header] & BYTE;
            int count = function == 5 || function == 6 ? 1 : word(said, at + header + 3);
            requests.add(function + " " + word(said, at + header + 1) + " " + count);
            at += framing == Framing.MODBUS_TCP ? 6 + word(said, at + 4) : rtu(said, at, function);
        }
    }

    private static int rtu(byte[] said, int at, int function) {
        boolean isCounted = function >= FIRST_OF_MANY && at + 6 < said.length;
        return isCounted ? COUNTED_RTU + (said[at + 6] & BYTE) : PLAIN_RTU;
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & BYTE) << 8) | (bytes[at + 1] & BYTE);
    }
}
