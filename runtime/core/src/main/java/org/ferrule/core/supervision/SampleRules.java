package org.ferrule.core.supervision;

import java.util.Collection;
import java.util.List;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;

/**
 * What the runtime makes of a driver's reading: the one place where quality is judged. It can only worsen what the driver says,
 * and it never throws: a stream does not die of one bad value.
 *
 * @param isSimulated whether the site declares the device simulated
 */
record SampleRules(boolean isSimulated) {
    /** Plain Uncertain of OPC 10000-4: there is no more telling code for an undeclared enumeration code. */
    static final Quality UNCERTAIN = new Quality(0x40000000L, "Uncertain");

    static final String UNKNOWN_NAME = "UNKNOWN";

    /**
     * A value with its quality.
     *
     * @param value in the declared type, or absent
     * @param quality after all rules
     */
    record Judged(Value value, Quality quality) {}

    Judged judge(ParameterDescriptor parameter, Reading reading) {
        Judged judged = judgeValue(parameter, reading.value(), reading.quality());
        return isSimulated
                ? new Judged(judged.value(), judged.quality().worse(Quality.UNCERTAIN_SIMULATED_VALUE))
                : judged;
    }

    private static Judged judgeValue(ParameterDescriptor parameter, Value value, Quality quality) {
        ValueType type = value.type();
        if (type == null) {
            return new Judged(value, quality.worse(Quality.BAD_WAITING_FOR_INITIAL_DATA));
        }
        ValueDomain domain = parameter.domain();
        if (type != domain.type()) {
            return new Judged(Value.absent(), quality.worse(Quality.BAD_CONFIGURATION_ERROR));
        }
        if (!isFinite(value)) {
            return new Judged(Value.absent(), quality.worse(Quality.BAD_SENSOR_FAILURE));
        }
        if (value instanceof Value.Enumerated enumerated) {
            return named(domain, enumerated, quality);
        }
        return new Judged(value, isInside(parameter, value) ? quality : outside(quality));
    }

    private static Judged named(ValueDomain domain, Value.Enumerated value, Quality quality) {
        String name = domain.values().get(value.code());
        return name == null
                ? new Judged(Value.enumerated(value.code(), UNKNOWN_NAME), quality.worse(UNCERTAIN))
                : new Judged(Value.enumerated(value.code(), name), quality);
    }

    private static boolean isInside(ParameterDescriptor parameter, Value value) {
        boolean isNumber = value instanceof Value.Real || value instanceof Value.Int;
        return !isNumber
                || parameter
                        .instrumentRange()
                        .map(range -> range.contains(value.number()))
                        .orElse(true);
    }

    private static Quality outside(Quality quality) {
        return quality.worse(Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED);
    }

    private static boolean isFinite(Value value) {
        if (value instanceof Value.Real real) {
            return Double.isFinite(real.value());
        }
        if (value instanceof Value.Items list) {
            return areFinite(list.items());
        }
        if (value instanceof Value.Struct struct) {
            return areFinite(struct.fields().values());
        }
        return !(value instanceof Value.Table table)
                || table.rows().stream().flatMap(List::stream).allMatch(SampleRules::isFinite);
    }

    private static boolean areFinite(Collection<Value> values) {
        return values.stream().allMatch(SampleRules::isFinite);
    }
}
