package org.ferrule.simulators.processor.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.ferrule.simulators.order.RefusedOrderException;
import org.ferrule.simulators.processor.device.Spelled;

/**
 * How an enumeration travels: as text, or as numbers in an order that depends on the seed, so that a client has to look at EnumStrings.
 *
 * @param values in the order of their numbers
 * @param areNumbers whether they travel as numbers
 * @param <E> the enumeration
 */
record Numbering<E extends Spelled>(List<E> values, boolean areNumbers) {

    static <E extends Enum<E> & Spelled> Numbering<E> of(Class<E> type, boolean areNumbers, long seed) {
        List<E> order = new ArrayList<>(List.of(Objects.requireNonNull(type.getEnumConstants())));
        Collections.shuffle(order, new Random(seed));
        return new Numbering<>(List.copyOf(order), areNumbers);
    }

    NodeId dataType() {
        return areNumbers ? NodeIds.Int32 : NodeIds.String;
    }

    Object wire(E value) {
        return areNumbers ? (Object) values.indexOf(value) : value.wire();
    }

    E read(Object wire) throws RefusedOrderException {
        for (E value : values) {
            if (wire(value).equals(wire)) {
                return value;
            }
        }
        throw RefusedOrderException.valueOf(wire);
    }

    LocalizedText[] strings() {
        return values.stream().map(value -> LocalizedText.english(value.wire())).toArray(LocalizedText[]::new);
    }
}
