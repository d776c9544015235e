package org.ferrule.conformance.contract.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.core.site.LinkTimeouts;

/**
 * What follows from the link that a statement uses.
 *
 * @param kind such as {@code modbus}
 * @param variant such as {@code tcp}, or the address
 * @param options all that the site file says of it
 */
record LinkFacts(String kind, String variant, Map<String, String> options) {
    private static final List<String> KINDS = List.of("modbus", "stream", "opcua");
    private static final Pattern TIME = Pattern.compile("([0-9.]+) (ms|s|min)");
    private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1_000, "min", 60_000);
    private static final int MBAP_BYTES = 9;
    private static final int SECURED_BYTES = 40;
    private static final int HELLO_BYTES = 8;

    /** Of the first link. */
    static LinkFacts of(Statement statement) throws NotTestedException {
        for (Map<String, String> link : statement.links().values()) {
            for (String kind : KINDS) {
                String variant = link.get(kind);
                if (variant != null) {
                    return new LinkFacts(kind, variant, link);
                }
            }
        }
        throw new NotTestedException("the statement's 'links' name none of the kinds " + KINDS);
    }

    /** How long the link waits for an answer: what the statement says of it, or the runtime's own. */
    Duration timeout() throws NotTestedException {
        String stated = options.get("timeout");
        if (stated != null) {
            Matcher time = TIME.matcher(stated);
            if (time.matches()) {
                return Duration.ofMillis(
                        Math.round(Double.parseDouble(time.group(1)) * MILLIS.getOrDefault(time.group(2), 1)));
            }
        }
        Optional<Duration> standard = LinkTimeouts.standard(kind, variant);
        return standard.orElseThrow(
                () -> new NotTestedException("nothing is known of the timeout of a link of kind " + kind));
    }

    /** Bytes of a frame that cannot be changed unnoticed; what has no check sum can be told wrong by its frame only. */
    List<Integer> telling() {
        boolean isUnsecured = "None".equals(options.get("security"));
        return switch (kind) {
            case "modbus" -> variant.equals("tcp") ? first(MBAP_BYTES) : ends(HELLO_BYTES);
            case "opcua" -> isUnsecured ? first(HELLO_BYTES) : ends(SECURED_BYTES);
            default -> List.of(0, -1);
        };
    }

    private static List<Integer> first(int bytes) {
        return IntStream.range(0, bytes).boxed().toList();
    }

    private static List<Integer> ends(int bytes) {
        return Stream.concat(first(bytes).stream(), Stream.of(-1, -2)).toList();
    }

    /** How small pieces can be: a server of OPC UA says so much that single bytes would be slowness, too. */
    int slice() {
        return kind.equals("opcua") ? 7 : 1;
    }
}
