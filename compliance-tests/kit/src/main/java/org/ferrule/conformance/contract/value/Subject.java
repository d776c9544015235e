package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.ValueType;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.statement.Statement;

/**
 * A parameter and what is behind it.
 *
 * @param parameter as the descriptor has it
 * @param stated what the vendor says of it
 */
record Subject(ParameterDescriptor parameter, Statement.Truth stated) {
    private static final Range ANYTHING = new Range(-1000, 1_000_000);

    /** All that the device holds itself, in the order of the descriptor. */
    static List<Subject> all(Candidate candidate) {
        return candidate.descriptor().parameters().values().stream()
                .map(parameter -> new Subject(parameter, candidate.statement().truth(parameter.id())))
                .toList();
    }

    ParameterId id() {
        return parameter.id();
    }

    String quantity() {
        return stated.quantity();
    }

    /** What the device can hold; without any word of it, what a device may well hold. */
    Range range() {
        return stated.range()
                .or(parameter::instrumentRange)
                .or(() -> parameter.domain().range())
                .or(parameter::euRange)
                .orElse(ANYTHING);
    }

    boolean isDerived() {
        return !stated.derived().isEmpty();
    }

    boolean isNumber() {
        return parameter.domain().type() == ValueType.REAL || parameter.domain().type() == ValueType.INT;
    }

    /** Whether it can stand between two others. */
    boolean isOrdered() {
        return isNumber() || parameter.domain().type() == ValueType.DURATION;
    }

    Agreement agreement() {
        return new Agreement(parameter, stated.resolution());
    }

    /** For messages: value, unit and status. */
    static String shown(JsonNode sample) {
        if (sample.isMissingNode()) {
            return "nothing";
        }
        String unit = sample.path("unit").asText("");
        return sample.path("value") + (unit.isEmpty() || unit.equals("1") ? "" : " " + unit) + " ("
                + sample.path("status").asText() + ")";
    }
}
