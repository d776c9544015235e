package org.ferrule.core.descriptor;

import java.util.EnumSet;
import java.util.Set;
import org.ferrule.api.model.ValueType;

/**
 * What differs between the domains of parameters, arguments, results and settings.
 *
 * @param rangeKey how the file names the allowed range of a number
 * @param types types that can stand there
 * @param needsUnit whether a number must have a unit
 */
record DomainRules(String rangeKey, Set<ValueType> types, boolean needsUnit) {
    private static final Set<ValueType> SIMPLE = EnumSet.of(
            ValueType.BOOL, ValueType.INT, ValueType.REAL, ValueType.TEXT, ValueType.ENUM, ValueType.DURATION);
    private static final Set<ValueType> PASSED = EnumSet.of(
            ValueType.BOOL,
            ValueType.INT,
            ValueType.REAL,
            ValueType.TEXT,
            ValueType.ENUM,
            ValueType.TIMESTAMP,
            ValueType.DURATION);

    static final DomainRules PARAMETER = new DomainRules("operatingRange", EnumSet.allOf(ValueType.class), true);
    static final DomainRules ARGUMENT = new DomainRules("range", PASSED, true);
    static final DomainRules RESULT = new DomainRules("range", EnumSet.allOf(ValueType.class), true);
    static final DomainRules SETTING = new DomainRules("range", SIMPLE, false);
}
