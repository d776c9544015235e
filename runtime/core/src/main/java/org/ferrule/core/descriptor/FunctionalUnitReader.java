package org.ferrule.core.descriptor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrule.api.descriptor.FunctionalUnitDescriptor;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.UnitId;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads the functional units of a descriptor. */
final class FunctionalUnitReader {
    private static final List<String> KEYS = List.of("states", "description");

    private final NodeReader reader;

    FunctionalUnitReader(NodeReader reader) {
        this.reader = reader;
    }

    /** All functional units by id. */
    Map<UnitId, FunctionalUnitDescriptor> readAll(ConfigSection descriptor) {
        Map<UnitId, FunctionalUnitDescriptor> units = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : descriptor.sections("functionalUnits")) {
            ConfigSection section = named.section();
            section.acceptOnly("key", "a functional unit", KEYS);
            Set<FunctionalState> states = states(section);
            String description = section.text("description").orElse("");
            reader.id(named.entry(), UnitId::new)
                    .ifPresent(id -> units.put(id, new FunctionalUnitDescriptor(id, states, description)));
        }
        return units;
    }

    private Set<FunctionalState> states(ConfigSection section) {
        Set<FunctionalState> states = new LinkedHashSet<>();
        List<ConfigNode> items = section.require("states", "[STOPPED, IDLE, EXECUTE]", reader::list)
                .map(ConfigNode.Sequence::items)
                .orElse(List.of());
        items.forEach(node -> reader.word(node, FunctionalState.class)
                .filter(state -> !states.add(state))
                .ifPresent(state -> reader.mistakes().add(node, state + " is there twice. Remove one.")));
        if (items.isEmpty() && section.has("states")) {
            section.wrong("states", "needs at least one state.");
        }
        return states;
    }
}
