package org.ferrule.plugin.alicat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.Value;

/** Reads data frames by the layout that their controller announced. */
record FrameReader(FrameLayout layout, DeclaredUnits units, Gases gases) {
    private static final String NUMBER = "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)";
    private static final String MISSING = "-+";
    private static final String CODE = "[A-Z][A-Z0-9]{2}";

    /**
     * Reads one frame.
     *
     * @param frame with the unit id, which was checked before
     * @throws ConnectionException if the frame does not fit the layout; after reconnecting the layout is asked for again
     */
    Snapshot read(String frame) throws ConnectionException {
        String[] words = frame.split("\\s+", -1);
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        SortedSet<Quantity> mistaken = new TreeSet<>();
        Optional<Value> gas = Optional.empty();
        int next = 1;
        for (FrameField field : layout.fields()) {
            if (field.isConditional()) {
                continue;
            }
            if (next == words.length) {
                throw misfit(frame, "ends before its columns do");
            }
            String word = words[next++];
            if (field.isGas()) {
                gas = Optional.of(gases.byName(word));
            } else if (field.quantity().isPresent()) {
                Quantity quantity = field.quantity().get();
                Optional<UnitLabel> unit = units.find(quantity, field.unit());
                double shown = number(frame, word);
                unit.ifPresentOrElse(u -> values.put(quantity, u.toDeclared(shown)), () -> mistaken.add(quantity));
            }
        }
        return new Snapshot(values, mistaken, gas, codes(frame, words, next), true);
    }

    private static double number(String frame, String word) throws ConnectionException {
        if (word.matches(MISSING)) {
            return Double.NaN;
        }
        if (!word.matches(NUMBER)) {
            throw misfit(frame, "has '" + word + "' where a number stands");
        }
        return Double.parseDouble(word);
    }

    private static SortedSet<String> codes(String frame, String[] words, int first) throws ConnectionException {
        SortedSet<String> codes = new TreeSet<>();
        for (int i = first; i < words.length; i++) {
            if (!words[i].matches(CODE)) {
                throw misfit(frame, "has '" + words[i] + "' where only status codes follow");
            }
            codes.add(words[i]);
        }
        return codes;
    }

    private static ConnectionException misfit(String frame, String why) {
        return new ConnectionException(
                CommFault.PROTOCOL,
                "the data frame '" + frame + "' does not fit the layout that the controller announced: it " + why
                        + "; perhaps somebody changed the frame at the panel",
                null);
    }
}
