package org.ferrule.core.descriptor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.FunctionalUnitDescriptor;
import org.ferrule.api.model.UnitId;
import org.ferrule.core.yaml.ConfigSection;

/**
 * What parameters and commands must know of the rest of their descriptor.
 *
 * @param units functional units by id
 * @param staleAfter the descriptor's limit for the age of values
 */
record DescriptorScope(Map<UnitId, FunctionalUnitDescriptor> units, Duration staleAfter) {
    /** The functional unit that the section names; empty if it names none. */
    Optional<UnitId> unitOf(ConfigSection section) {
        Map<String, UnitId> names = new LinkedHashMap<>();
        units.keySet().forEach(unit -> names.put(unit.value(), unit));
        if (section.has("functionalUnit") && names.isEmpty()) {
            section.wrong("functionalUnit", "this descriptor declares no functional units. Add functionalUnits: or remove this.");
            return Optional.empty();
        }
        return section.read("functionalUnit", node -> section.reader().word(node, names));
    }

    /** Like {@link #unitOf}, but where the descriptor has one unit only, a section that names none means that one. */
    Optional<UnitId> unitOrOnlyOne(ConfigSection section) {
        return !section.has("functionalUnit") && units.size() == 1
                ? Optional.of(units.keySet().iterator().next())
                : unitOf(section);
    }
}
