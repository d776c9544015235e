package org.ferrule.plugin.lads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;

/** A server's nodes as browsing shows them; each node is browsed once. */
final class AddressSpace {
    private final OpcUaLink link;
    private final Map<OpcUaNodeId, List<OpcUaReference>> browsed = new HashMap<>();
    private final Map<OpcUaNodeId, List<OpcUaNodeId>> superTypes = new HashMap<>();

    AddressSpace(OpcUaLink link) {
        this.link = link;
    }

    OpcUaLink link() {
        return link;
    }

    List<OpcUaReference> children(OpcUaNodeId node) throws ConnectionException, DeviceException {
        List<OpcUaReference> known = browsed.get(node);
        if (known == null) {
            known = link.browse(node);
            browsed.put(node, known);
        }
        return known;
    }

    /** Browses anew what grows and shrinks while a session lasts. */
    List<OpcUaReference> childrenNow(OpcUaNodeId node) throws ConnectionException, DeviceException {
        browsed.remove(node);
        return children(node);
    }

    /** Follows browse names downwards. */
    Optional<OpcUaNodeId> find(OpcUaNodeId from, String... path) throws ConnectionException, DeviceException {
        OpcUaNodeId at = from;
        for (String name : path) {
            Optional<OpcUaReference> next = children(at).stream()
                    .filter(child -> child.browseName().equals(name))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get().node();
        }
        return Optional.of(at);
    }

    /** The objects below a node that are of a type or of a type derived from it. */
    List<OpcUaReference> objects(OpcUaNodeId parent, LadsType type) throws ConnectionException, DeviceException {
        List<OpcUaReference> found = new ArrayList<>();
        for (OpcUaReference child : children(parent)) {
            if (child.nodeClass() == OpcUaReference.NodeClass.OBJECT && isA(child, type)) {
                found.add(child);
            }
        }
        return found;
    }

    private boolean isA(OpcUaReference object, LadsType type) throws ConnectionException, DeviceException {
        OpcUaNodeId definition = object.typeDefinition();
        if (definition == null || definition.equals(type.node())) {
            return definition != null;
        }
        List<OpcUaNodeId> above = superTypes.get(definition);
        if (above == null) {
            above = link.superTypes(definition);
            superTypes.put(definition, above);
        }
        return above.contains(type.node());
    }
}
