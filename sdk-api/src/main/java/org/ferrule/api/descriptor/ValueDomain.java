package org.ferrule.api.descriptor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.ValueType;

/**
 * Which values are allowed: of a parameter, an argument, a result or a setting.
 *
 * @param type the type
 * @param unit UCUM code of a number; empty for values without a unit
 * @param range the values that may be written or passed, in {@code unit}; for TEXT the allowed length in characters
 * @param values for ENUM the declared codes and names, in order; empty otherwise
 * @param pattern regular expression that a TEXT must match in full; empty text allows any
 * @since 0.1
 */
public record ValueDomain(
        ValueType type, String unit, Optional<Range> range, Map<Long, String> values, String pattern) {
    /** Copies the map and keeps its order. */
    public ValueDomain {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A domain without any limit. */
    public static ValueDomain of(ValueType type, String unit) {
        return new ValueDomain(type, unit, Optional.empty(), Map.of(), "");
    }

    /** The same domain with another range. */
    public ValueDomain within(Range narrower) {
        return new ValueDomain(type, unit, Optional.of(narrower), values, pattern);
    }
}
