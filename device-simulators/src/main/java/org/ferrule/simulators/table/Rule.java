package org.ferrule.simulators.table;

import java.util.List;

/**
 * What happens when a client writes a certain value: {@code on command 2 if state IDLE|HELD: state EXECUTE}.
 *
 * @param quantity that is written
 * @param value as text
 * @param condition quantity on which it depends; empty if on none
 * @param allowed values of it, as text
 * @param effects what changes then
 */
record Rule(String quantity, String value, String condition, List<String> allowed, List<Effect> effects) {

    Rule {
        allowed = List.copyOf(allowed);
        effects = List.copyOf(effects);
    }

    /**
     * A change.
     *
     * @param quantity that changes
     * @param value as text, or {@code @OTHER} for what the other quantity holds
     */
    record Effect(String quantity, String value) {}
}
