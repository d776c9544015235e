package org.ferrule.plugin.processor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;

/** From what the server sends to what a parameter is declared as. */
record Conversion(ParameterDescriptor parameter, Device device) {
    /** OPC UA's status for a value that is not there yet. */
    static final Quality NO_DATA = Quality.ofCode(0x809B0000L);

    /** Empty if it is nothing of that type. */
    Optional<Value> of(Value raw) {
        if (raw instanceof Value.Absent) {
            return Optional.empty();
        }
        return switch (parameter.domain().type()) {
            case ENUM -> vocabulary().meaning(raw).or(this::other).flatMap(name -> enumerated(parameter, name));
            case TEXT -> Optional.<Value>of(Value.text(raw.text()));
            case INT -> Optional.of(raw).filter(Value.Int.class::isInstance);
            case REAL -> isNumber(raw) ? Optional.of(Value.real(raw.number())) : Optional.empty();
            case BOOL -> Optional.of(raw).filter(Value.Bool.class::isInstance);
            case DURATION -> duration(raw);
            case TIMESTAMP -> time(raw);
            default -> Optional.empty();
        };
    }

    static Optional<Value> enumerated(ParameterDescriptor parameter, String name) {
        return parameter.domain().values().entrySet().stream()
                .filter(declared -> declared.getValue().equals(name))
                .findFirst()
                .map(declared -> Value.enumerated(declared.getKey(), name));
    }

    private Vocabulary vocabulary() {
        String id = parameter.id().value();
        return device.vocabulary(id.startsWith("runParameter") ? "runParameterValidity" : id);
    }

    /** What the device waits for is never nothing only because nobody knows its name. */
    private Optional<String> other() {
        return parameter.domain().values().containsValue("OTHER") ? Optional.of("OTHER") : Optional.empty();
    }

    private static boolean isNumber(Value raw) {
        return raw instanceof Value.Real || raw instanceof Value.Int;
    }

    private Optional<Value> duration(Value raw) {
        if (!isNumber(raw) || !Double.isFinite(raw.number())) {
            return Optional.empty();
        }
        double seconds = switch (device.context().settings().text("timeUnit")) {
            case "MILLISECONDS" -> raw.number() / 1000;
            case "MINUTES" -> raw.number() * 60;
            default -> raw.number();
        };
        return Optional.of(new Value.Span(Duration.ofMillis(Math.round(seconds * 1000))));
    }

    private static Optional<Value> time(Value raw) {
        if (raw instanceof Value.Timestamp) {
            return Optional.of(raw);
        }
        String text = raw.text().strip();
        try {
            return Optional.of(new Value.Timestamp(
                    text.length() > "2026-01-01".length()
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
