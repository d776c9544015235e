package org.ferrule.simulators.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A device, described.
 *
 * @param rows its quantities, by name
 * @param rules what orders change
 * @param alarms quantity and bit of each alarm, by its name
 */
public record Table(Map<String, Row> rows, List<Rule> rules, Map<String, Bit> alarms) {

    /** The quantity that every device must have. */
    static final String SERIAL_NUMBER = "serialNumber";

    public Table {
        rows = new LinkedHashMap<>(rows);
        rules = List.copyOf(rules);
        alarms = new LinkedHashMap<>(alarms);
    }

    /**
     * Where an alarm shows.
     *
     * @param quantity a whole number
     * @param bit of it, from 0 for the least significant
     */
    record Bit(String quantity, int bit) {}
}
