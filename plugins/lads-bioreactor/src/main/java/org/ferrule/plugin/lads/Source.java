package org.ferrule.plugin.lads;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;

/**
 * The variable behind one parameter.
 *
 * @param parameter as declared
 * @param node the variable
 * @param meanings what each number of a mode means at this device; empty for measurements
 */
record Source(ParameterDescriptor parameter, OpcUaNodeId node, Map<Long, String> meanings) {
    private static final String UNKNOWN = "UNKNOWN";

    /** Numbers of the functional state machine, where a loop has no mode of its own: running is all that it tells. */
    static final Map<Long, String> RUNNING_IS_AUTO = Map.of(4L, "OFF", 5L, "AUTO", 6L, "OFF");

    private static final Map<String, Long> STATE_NUMBERS = Map.of("Stopped", 4L, "Running", 5L, "Stopping", 6L);

    Source {
        meanings = Map.copyOf(meanings);
    }

    Reading reading(OpcUaValue sample) {
        Optional<Value> value = convert(sample.value());
        Quality quality =
                value.isPresent() ? sample.quality() : sample.quality().worse(Quality.BAD_CONFIGURATION_ERROR);
        return new Reading(parameter.id(), value.orElse(Value.absent()), quality, sample.sourceTime());
    }

    private Optional<Value> convert(Value raw) {
        if (UnitVariables.isUnits(parameter.id())) {
            return UnitVariables.convert(parameter.id(), raw);
        }
        if (!(raw instanceof Value.Int || raw instanceof Value.Real)) {
            return raw instanceof Value.Text state && meanings.equals(RUNNING_IS_AUTO)
                    ? Optional.of(mode(STATE_NUMBERS.getOrDefault(state.value(), -1L)))
                    : Optional.empty();
        }
        return Optional.of(
                parameter.domain().values().isEmpty() ? Value.real(raw.number()) : mode((long) raw.number()));
    }

    private Value mode(long code) {
        String name = meanings.getOrDefault(code, UNKNOWN).toUpperCase(Locale.ROOT);
        return parameter.domain().values().entrySet().stream()
                .filter(declared -> declared.getValue().equals(name))
                .findFirst()
                .map(declared -> Value.enumerated(declared.getKey(), name))
                .orElse(Value.enumerated(code, UNKNOWN));
    }
}
