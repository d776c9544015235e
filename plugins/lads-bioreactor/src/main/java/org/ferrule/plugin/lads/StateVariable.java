package org.ferrule.plugin.lads;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.jspecify.annotations.Nullable;

/**
 * The present state of one state machine (OPC 10000-16): by StateNumber, and by name where a server gives no number.
 *
 * @param name CurrentState, null if the machine does not exist
 * @param number CurrentState's Number, null if there is none
 */
record StateVariable(@Nullable OpcUaNodeId name, @Nullable OpcUaNodeId number) {

    static StateVariable of(AddressSpace space, OpcUaNodeId parent, String... path)
            throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> machine = space.find(parent, path);
        if (machine.isEmpty()) {
            return new StateVariable(null, null);
        }
        return new StateVariable(
                space.find(machine.get(), "CurrentState").orElse(null),
                space.find(machine.get(), "CurrentState", "Number").orElse(null));
    }

    boolean isPresent() {
        return name != null;
    }

    /** The state among those that a machine can have; empty if it has none now, or an unknown one. */
    <E extends Enum<E>> Optional<E> in(Snapshot snapshot, Map<Long, E> states) {
        Optional<E> numbered = snapshot.number(number).map(states::get);
        return numbered.isPresent()
                ? numbered
                : snapshot.text(name)
                        .map(text -> text.toUpperCase(Locale.ROOT))
                        .flatMap(text -> List.copyOf(states.values()).stream()
                                .filter(state -> state.name().equals(text))
                                .findFirst());
    }
}
