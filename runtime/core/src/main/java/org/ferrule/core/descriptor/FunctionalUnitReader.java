package org.ferrule.core.descriptor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private boolean isComplete = true;

    FunctionalUnitReader(NodeReader reader) {
        this.reader = reader;
    }

    /** All functional units by id. */
    Map<UnitId, FunctionalUnitDescriptor> readAll(ConfigSection descriptor) {
        Map<UnitId, FunctionalUnitDescriptor> units = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : descriptor.sections("functionalUnits")) {
            ConfigSection section = named.section();
            section.acceptOnly("key", "A functional unit", KEYS);
            Set<FunctionalState> states = states(section);
            String description = section.text("description").orElse("");
            Optional<UnitId> id = reader.id(named.entry(), UnitId::new);
            id.ifPresent(known -> units.put(known, new FunctionalUnitDescriptor(known, states, description)));
            isComplete &= id.isPresent();
        }
        return units;
    }

    /** False if units or states had mistakes, so that what refers to them cannot be judged. */
    boolean isComplete() {
        return isComplete;
    }

    private Set<FunctionalState> states(ConfigSection section) {
        Set<FunctionalState> states = new LinkedHashSet<>();
        List<ConfigNode> items = section.require("states", "[STOPPED, IDLE, EXECUTE]", reader::list)
                .map(ConfigNode.Sequence::items)
                .orElse(List.of());
        for (ConfigNode node : items) {
            Optional<FunctionalState> state = reader.word(node, FunctionalState.class);
            if (state.isPresent() && !states.add(state.get())) {
                reader.mistakes().add(node, state.get() + " is there twice. Remove one.");
            }
            isComplete &= state.isPresent();
        }
        if (items.isEmpty()) {
            isComplete = false;
            section.read("states", reader::list)
                    .ifPresent(none -> section.wrong("states", "needs at least one state."));
        }
        return states;
    }
}
