package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Why, for which batch and on whose decision something is done. */
final class CircumstanceOptions {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; goes into the audit trail.")
    private String reason = "";

    @Option(
            names = "--batch",
            paramLabel = "ID",
            description = "The batch that it belongs to; goes into the audit trail.")
    private String batch = "";

    @Option(
            names = "--context",
            paramLabel = "NAME=VALUE",
            description = "What else it belongs to, for example kit=K-17; goes into the audit trail.")
    private Map<String, String> context = new LinkedHashMap<>();

    @Option(
            names = "--source",
            paramLabel = "KIND:NAME:SHA256",
            converter = SourceConverter.class,
            description =
                    "The recipe or model that decided, for example recipe:expansion-7:9f86...; you answer for it.")
    private @Nullable DecisionSource source;

    void addTo(ObjectNode body) {
        body.put("reason", reason);
        Map<String, String> all = new LinkedHashMap<>(context);
        if (!batch.isEmpty()) {
            all.put(Circumstances.BATCH, batch);
        }
        ObjectNode given = body.putObject("context");
        all.forEach(given::put);
        if (source != null) {
            body.set(
                    "source",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("kind", source.kind().name())
                            .put("name", source.name())
                            .put("sha256", source.sha256()));
        }
    }

    /** Reads {@code recipe:NAME:SHA256}; the name may hold colons. */
    static final class SourceConverter implements ITypeConverter<DecisionSource> {
        @Override
        public DecisionSource convert(String text) {
            int first = text.indexOf(':');
            int last = text.lastIndexOf(':');
            if (first == last) {
                throw new TypeConversionException("'" + text + "' is not recipe:NAME:SHA256 or model:NAME:SHA256");
            }
            try {
                return new DecisionSource(
                        DecisionSource.Kind.valueOf(text.substring(0, first).toUpperCase(Locale.ROOT)),
                        text.substring(first + 1, last),
                        text.substring(last + 1).toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not recipe:NAME:SHA256 or model:NAME:SHA256: " + e.getMessage());
            }
        }
    }
}
