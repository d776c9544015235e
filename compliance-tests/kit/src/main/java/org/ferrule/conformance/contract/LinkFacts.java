package org.ferrule.conformance.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.core.site.LinkTimeouts;

/**
 * What follows from the link that a statement uses.
 *
 * @param kind such as {@code modbus}
 * @param variant such as {@code tcp}, or the address
 * @param options all that the site file says of it
 */
public record LinkFacts(String kind, String variant, Map<String, String> options) {
    private static final List<String> KINDS = List.of("modbus", "stream", "opcua");
    private static final Pattern TIME = Pattern.compile("([0-9.]+) (ms|s|min)");
    private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1_000, "min", 60_000);
    private static final int MBAP_BYTES = 9;
    private static final int HELLO_BYTES = 8;
    private static final int LONGEST = 10_000;
    /** The bit that no character of ASCII has. */
    private static final int NO_TEXT = 128;
    /** One in so many spoils an end of the line. */
    private static final int ENDS = 4;

    /** Of the first link. */
    public static LinkFacts of(Statement statement) throws NotTestedException {
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
    public Duration timeout() throws NotTestedException {
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

    /**
     * Orders the wire to spoil the next answer in a way that cannot stay unnoticed: anywhere, where a check sum or a seal tells; in its frame,
     * where only that can be wrong; and on a line of plain text anywhere by a byte that plain text does not have. A digit that became another
     * digit is what no driver of a line without a check sum can know.
     */
    public String spoiling(RandomGenerator random, boolean isPlainText) {
        boolean isUnsecured = "None".equals(options.get("security"));
        return switch (kind) {
            case "modbus" -> "corrupt " + (variant.equals("tcp") ? random.nextInt(MBAP_BYTES) : anywhere(random));
            case "opcua" -> "corrupt " + (isUnsecured ? random.nextInt(HELLO_BYTES) : anywhere(random));
            default ->
                isPlainText && random.nextInt(ENDS) > 0
                        ? "corrupt " + anywhere(random) + " " + NO_TEXT
                        : "corrupt " + -random.nextInt(2);
        };
    }

    /** The wire takes it modulo the answer's length. */
    private static int anywhere(RandomGenerator random) {
        return random.nextInt(LONGEST);
    }

    /** How small pieces can be: a server of OPC UA says so much that single bytes would be slowness, too. */
    public int slice() {
        return kind.equals("opcua") ? 7 : 1;
    }
}
