package org.ferrule.plugin.arc;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.ParameterId;

/** The bits of a unit field. */
final class ArcUnit {
    /** By the descriptor's unit: the bits that stand for it or for a multiple of it, with the factor. */
    private static final Map<String, Map<Long, Double>> FACTORS = Map.of(
            "Cel", Map.of(1L << 2, 1.0),
            "%{sat}", Map.of(1L << 5, 1.0),
            "[pH]", Map.of(1L << 12, 1.0),
            "kOhm", Map.of(1L << 14, 1.0, 1L << 15, 1000.0),
            "mV", Map.of(1L << 21, 1.0));

    private ArcUnit() {}

    /** What turns a value with these unit bits into the parameter's unit; empty if nothing does. */
    static Optional<Double> factor(EquipmentDescriptor descriptor, ParameterId parameter, long bits) {
        return descriptor
                .parameter(parameter)
                .map(declared -> FACTORS.get(declared.domain().unit()))
                .map(factors -> factors.get(bits));
    }
}
