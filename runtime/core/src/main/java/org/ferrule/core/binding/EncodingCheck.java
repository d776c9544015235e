package org.ferrule.core.binding;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.binding.Block.Encoding;
import org.ferrule.api.binding.Block.Field;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.yaml.ConfigSection;

/** Whether what registers can hold and what a value can be fit each other. */
final class EncodingCheck {
    private static final Map<Encoding, Range> HOLDS = Map.of(
            Encoding.UINT16, new Range(0, 65535),
            Encoding.INT16, new Range(-32768, 32767),
            Encoding.UINT32, new Range(0, 4294967295.0),
            Encoding.INT32, new Range(-2147483648.0, 2147483647.0),
            Encoding.UINT64, new Range(0, 1.8446744073709552e19),
            Encoding.FLOAT32, new Range(-3.4028234663852886e38, 3.4028234663852886e38));

    /** Notes a type that cannot come from the field. */
    void check(ConfigSection section, Field field, ValueDomain domain) {
        Encoding encoding = field.encoding();
        boolean isFit = switch (domain.type()) {
            case BOOL -> encoding == Encoding.BIT || encoding.isInteger();
            case ENUM -> encoding == Encoding.BIT || encoding.isInteger();
            case INT -> encoding.isInteger();
            case REAL, DURATION -> encoding != Encoding.BIT && encoding != Encoding.ASCII;
            case TEXT -> encoding == Encoding.ASCII || encoding.isInteger();
            default -> false;
        };
        if (!isFit) {
            String what = encoding == Encoding.BIT ? "a single bit" : FieldReader.name(encoding);
            section.wrong(what + " cannot become " + domain.type() + ". " + remedy(domain.type()));
        }
    }

    private static String remedy(ValueType type) {
        return switch (type) {
            case BOOL -> "Bind a coil, a discrete input, or a whole number, which counts as true when it is not 0.";
            case ENUM, INT -> "Bind a whole number, for example as: uint16.";
            case TEXT -> "Bind as: ascii with its number of registers.";
            case REAL, DURATION -> "Bind a number, for example as: float32.";
            default -> "Registers can hold BOOL, INT, REAL, TEXT, ENUM and DURATION only.";
        };
    }

    /** Notes limits that registers cannot hold. */
    void checkRange(ConfigSection section, Field field, ValueDomain domain, Conversion conversion) {
        Optional<Range> holds = holds(field);
        if (holds.isEmpty() || domain.range().isEmpty() || domain.type() == ValueType.TEXT) {
            return;
        }
        Range range = domain.range().get();
        double one = (range.low() - conversion.offset()) / conversion.scale();
        double other = (range.high() - conversion.offset()) / conversion.scale();
        Range raw = new Range(Math.min(one, other), Math.max(one, other));
        if (!holds.get().encloses(raw)) {
            section.wrong("the limits " + range + " are " + raw + " in the device, but " + describe(field) + " holds "
                    + holds.get() + ". Correct scale, offset, type or limits.");
        }
    }

    /** Notes a constant that the field cannot hold. */
    void checkConstant(ConfigSection section, Field field, Value constant) {
        boolean isFit;
        if (field.encoding() == Encoding.BIT) {
            isFit = constant instanceof Value.Bool;
        } else if (field.encoding() == Encoding.ASCII) {
            isFit = constant instanceof Value.Text text
                    && text.value().length() <= 2 * field.registers()
                    && text.value().chars().allMatch(c -> c < 128);
        } else {
            boolean isNumber = constant instanceof Value.Int
                    || (constant instanceof Value.Real && !field.encoding().isInteger());
            isFit = isNumber
                    && holds(field)
                            .map(range -> range.contains(constant.number()))
                            .orElse(true);
        }
        if (!isFit) {
            section.wrong("value", "'" + constant.text() + "' does not fit into " + describe(field) + ".");
        }
    }

    private static Optional<Range> holds(Field field) {
        return field.bits() > 0
                ? Optional.of(new Range(0, Math.pow(2, field.bits()) - 1))
                : Optional.ofNullable(HOLDS.get(field.encoding()));
    }

    private static String describe(Field field) {
        if (field.encoding() == Encoding.BIT) {
            return "a single bit, which is true or false";
        }
        String name = FieldReader.name(field.encoding());
        return field.bits() > 0 ? "a field of " + field.bits() + " bits" : name;
    }
}
