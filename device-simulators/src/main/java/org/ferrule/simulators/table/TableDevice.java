package org.ferrule.simulators.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ferrule.simulators.order.RefusedOrderException;
import org.ferrule.simulators.witness.Truth;
import org.ferrule.simulators.witness.Witness;

/** The device that a table describes, whatever it is reached by. Thread-safe. */
public final class TableDevice {

    /** In the table, for a serial number that differs from device to device. */
    static final String FROM_SEED = "{serial}";

    private final Table table;
    private final String serialNumber;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Object> held = new LinkedHashMap<>();
    private final Witness witness = new Witness();
    private final TableFaults faults;

    /**
     * A device as the table has it.
     *
     * @param serialNumber for one whose serial number the table leaves open
     */
    // What can go wrong is declared with what it does, and does nothing before somebody orders it.
    @SuppressWarnings("this-escape")
    public TableDevice(Table table, String serialNumber) {
        this.table = table;
        this.serialNumber = serialNumber;
        this.faults = new TableFaults(this);
        reboot();
        table.rows().values().forEach(this::testify);
        witness.truth().frees(this::letGo);
    }

    private void testify(Row row) {
        Truth truth = witness.truth();
        if (row.kind().isNumber()) {
            truth.sets(row.name(), row.kind().span(), () -> shown(row.name()), value -> hold(row, number(row, value)));
        } else {
            truth.takes(row.name(), () -> String.valueOf(shown(row.name())), text -> hold(row, row.read(text)));
        }
    }

    private synchronized void hold(Row row, Object value) {
        Object before = held.getOrDefault(row.name(), Objects.requireNonNull(values.get(row.name())));
        put(row, value);
        held.put(row.name(), before);
    }

    /** Nothing in a table would bring back what was there before. What was written since stays. */
    private synchronized void letGo() {
        values.putAll(held);
        held.clear();
    }

    private static Object number(Row row, double value) {
        return row.kind() == Kind.FLOAT32 ? (Object) (double) (float) value : (Object) Math.round(value);
    }

    /** Starts anew, with everything as the table has it. */
    void reboot() {
        for (Row row : table.rows().values()) {
            put(row, row.read(row.start().equals(FROM_SEED) ? serialNumber : row.start()));
        }
    }

    /** What is known of it. */
    Table table() {
        return table;
    }

    Set<String> alarms() {
        return table.alarms().keySet();
    }

    public TableFaults faults() {
        return faults;
    }

    public Witness witness() {
        return witness;
    }

    /** The one that it tells. */
    public String serialNumber() {
        return String.valueOf(shown(Table.SERIAL_NUMBER));
    }

    /** What a quantity shows now. */
    synchronized Object shown(String quantity) {
        Object value = Objects.requireNonNull(values.get(quantity));
        if (!(value instanceof Long bits)) {
            return value;
        }
        long shown = bits;
        for (Map.Entry<String, Table.Bit> alarm : table.alarms().entrySet()) {
            if (alarm.getValue().quantity().equals(quantity) && faults.alarms().contains(alarm.getKey())) {
                shown |= 1L << alarm.getValue().bit();
            }
        }
        return shown;
    }

    /** Somebody at the device itself changes something. */
    void put(String quantity, String text) {
        Row row = table.rows().get(quantity);
        if (row == null) {
            throw new IllegalArgumentException(
                    "there is no '" + quantity + "'; there are " + table.rows().keySet());
        }
        put(row, row.read(text));
    }

    private synchronized void put(Row row, Object value) {
        held.remove(row.name());
        values.put(row.name(), value);
    }

    /** A client writes. */
    synchronized void write(Row row, Object value) throws RefusedOrderException {
        if (!row.isWritable()) {
            throw RefusedOrderException.value(row.name() + " cannot be written");
        }
        List<Rule> rules = table.rules().stream()
                .filter(rule -> rule.quantity().equals(row.name()))
                .toList();
        if (!rules.isEmpty()) {
            order(row, value, rules);
        } else if (!faults.isIgnoring()) {
            put(row, faults.isClamping() ? halfWay(row, value) : value);
        }
    }

    private Object halfWay(Row row, Object value) {
        Object now = Objects.requireNonNull(values.get(row.name()));
        return value instanceof Double wanted && now instanceof Double held
                ? (Object) (double) (float) ((wanted + held) / 2)
                : now;
    }

    private void order(Row row, Object value, List<Rule> rules) throws RefusedOrderException {
        List<Rule> meant = rules.stream()
                .filter(rule -> row.read(rule.value()).equals(value))
                .toList();
        if (meant.isEmpty()) {
            throw RefusedOrderException.value(row.name() + " " + value + " is no order");
        }
        Rule possible = meant.stream().filter(this::isPossible).findFirst().orElse(null);
        if (possible == null || faults.isRefusing()) {
            throw RefusedOrderException.now(row.name() + " " + value + " is not possible now");
        }
        if (!faults.isIgnoring()) {
            put(row, value);
            possible.effects().forEach(this::follow);
        }
    }

    private boolean isPossible(Rule rule) {
        return rule.condition().isEmpty() || rule.allowed().contains(String.valueOf(shown(rule.condition())));
    }

    private void follow(Rule.Effect effect) {
        Row changed = Objects.requireNonNull(table.rows().get(effect.quantity()));
        String from = effect.value();
        put(changed, from.startsWith("@") ? shown(from.substring(1)) : changed.read(from));
    }
}
