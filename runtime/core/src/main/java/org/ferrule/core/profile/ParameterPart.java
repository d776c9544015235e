package org.ferrule.core.profile;

import java.util.List;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ValueType;

/**
 * What a profile demands of one parameter.
 *
 * @param type its type
 * @param units UCUM codes, one of which it must have; empty if it has none
 * @param isWritable whether it must be writable
 * @param values names that an ENUM must know; empty demands none
 */
public record ParameterPart(ValueType type, List<String> units, boolean isWritable, List<String> values) {
    /** Copies the lists. */
    public ParameterPart {
        units = List.copyOf(units);
        values = List.copyOf(values);
    }

    boolean isMetBy(ParameterDescriptor parameter) {
        return parameter.domain().type() == type
                && (units.isEmpty() || units.contains(parameter.domain().unit()))
                && (!isWritable || parameter.isWritable())
                && parameter.domain().values().values().containsAll(values);
    }

    /** For messages, for example {@code of type REAL in Cel with access readWrite}. */
    String words() {
        String unit = units.isEmpty() ? "" : " in " + String.join(" or ", units);
        String access = isWritable ? " with access readWrite" : "";
        String names = values.isEmpty() ? "" : " with the values " + String.join(", ", values);
        return "of type " + type + unit + access + names;
    }
}
