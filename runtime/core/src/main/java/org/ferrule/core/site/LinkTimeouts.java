package org.ferrule.core.site;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.Value;

/** How long a link waits for an answer if the site file does not say it. */
public final class LinkTimeouts {
    private static final String TIMEOUT = "timeout";

    private LinkTimeouts() {}

    /**
     * The timeout of links of a kind.
     *
     * @param kind such as {@code modbus}
     * @param variant such as {@code tcp}; anything else is taken for an address
     * @return empty if there is no such kind
     */
    public static Optional<Duration> standard(String kind, String variant) {
        Map<String, LinkOptions> variants = LinkOptions.load().getOrDefault(kind, Map.of());
        return Optional.ofNullable(variants.getOrDefault(variant, variants.get(LinkOptions.ENDPOINT)))
                .flatMap(options -> Optional.ofNullable(options.options().get(TIMEOUT)))
                .flatMap(option -> option.defaultValue())
                .filter(Value.Span.class::isInstance)
                .map(value -> ((Value.Span) value).value());
    }
}
