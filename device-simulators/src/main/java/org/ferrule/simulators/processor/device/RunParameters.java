package org.ferrule.simulators.processor.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.simulators.order.RefusedOrderException;

/** The numbered run parameters of the selected program. Not thread-safe: the device guards it. */
final class RunParameters {
    private List<Program.RunParameter> declared = List.of();
    private final Map<Integer, Integer> set = new HashMap<>();

    void declare(List<Program.RunParameter> parameters) {
        declared = parameters;
        set.clear();
    }

    /** @param slot counted from 1 */
    void set(int slot, int value, boolean isClamping) throws RefusedOrderException {
        if (slot > declared.size()) {
            throw RefusedOrderException.value("parameter " + slot + " is not in use");
        }
        Program.RunParameter parameter = declared.get(slot - 1);
        set.put(slot, isClamping ? Math.max(parameter.min(), Math.min(parameter.max(), value)) : value);
    }

    /** What was set, by name. */
    Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        set.forEach((slot, value) -> values.put(declared.get(slot - 1).name(), value));
        return values;
    }

    boolean areValid() {
        return slots().stream().allMatch(s -> s.validity() == Validity.VALID || s.validity() == Validity.NOT_IN_USE);
    }

    List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        for (int slot = 1; slot <= Program.SLOTS; slot++) {
            slots.add(slot > declared.size() ? Slot.UNUSED : slot(slot, declared.get(slot - 1)));
        }
        return slots;
    }

    private Slot slot(int number, Program.RunParameter parameter) {
        Integer value = set.get(number);
        if (value == null) {
            return new Slot(parameter.name(), 0, Validity.NOT_SET);
        }
        boolean isValid = value >= parameter.min() && value <= parameter.max();
        return new Slot(parameter.name(), value, isValid ? Validity.VALID : Validity.OUT_OF_RANGE);
    }
}
