package org.ferrule.plugin.alicat;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;

/** The gases that the descriptor knows, by the maker's numbers and by the names that stand in data frames. */
record Gases(Map<Long, String> names) {
    static final ParameterId PARAMETER = new ParameterId("gas");
    private static final long UNKNOWN_CODE = -1;
    private static final String UNKNOWN = "UNKNOWN";

    static Gases of(EquipmentDescriptor descriptor) {
        return new Gases(descriptor
                .parameter(PARAMETER)
                .map(parameter -> parameter.domain().values())
                .orElse(Map.of()));
    }

    Value byNumber(long number) {
        return Value.enumerated(number, Optional.ofNullable(names.get(number)).orElse(UNKNOWN));
    }

    /** A mixture of the site's own has a name that only the controller knows. */
    Value byName(String name) {
        return names.entrySet().stream()
                .filter(gas -> gas.getValue().equals(name))
                .findFirst()
                .map(gas -> Value.enumerated(gas.getKey(), gas.getValue()))
                .orElse(Value.enumerated(UNKNOWN_CODE, UNKNOWN));
    }
}
