package org.ferrule.api.binding;

import java.util.List;
import java.util.Optional;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Quality;

/**
 * What follows when a field of a block has a certain content. Of the rules that apply the first with a quality decides the
 * quality and the first with a health decides the health; an alarm is active while any rule that names it applies.
 *
 * @param field of the block; {@code raw} is what the value itself is made from
 * @param comparison how the field is compared
 * @param operands numbers, texts, bit numbers, or for {@code BELOW} and {@code ABOVE} a number or the name of another field
 * @param quality of the value; one that is ConfigurationError takes the value away
 * @param health of the equipment
 * @param alarm that is active
 * @since 0.1
 */
public record Rule(
        String field,
        Comparison comparison,
        List<String> operands,
        Optional<Quality> quality,
        Optional<Health> health,
        Optional<AlarmId> alarm) {
    /** The name for what the value itself is made from. */
    public static final String RAW = "raw";

    /** Copies the list. */
    public Rule {
        operands = List.copyOf(operands);
    }

    /** How a field is compared with the operands. */
    public enum Comparison {
        /** It is one of them. */
        IS,
        /** It is none of them. */
        IS_NOT,
        /** It is less. */
        BELOW,
        /** It is more. */
        ABOVE,
        /** At least one of these bits is set. */
        ANY_BIT,
        /** At least one bit other than these is set. */
        OTHER_BIT
    }
}
