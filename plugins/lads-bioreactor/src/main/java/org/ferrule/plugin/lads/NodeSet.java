package org.ferrule.plugin.lads;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;

/** A set of objects that may change while a session lasts; browsed anew when its NodeVersion says so, or never says anything. */
final class NodeSet {
    private final AddressSpace space;
    private final Optional<OpcUaNodeId> node;
    private String version = "";

    NodeSet(AddressSpace space, Optional<OpcUaNodeId> node) {
        this.space = space;
        this.node = node;
    }

    boolean isPresent() {
        return node.isPresent();
    }

    /** The objects in it now. */
    List<OpcUaReference> objects() throws ConnectionException, DeviceException {
        if (node.isEmpty()) {
            return List.of();
        }
        OpcUaNodeId variable = space.find(node.get(), "NodeVersion").orElse(null);
        String now =
                Snapshot.read(space.link(), Stream.of(variable)).text(variable).orElse("");
        boolean isSame = !now.isEmpty() && now.equals(version);
        version = now;
        List<OpcUaReference> children = isSame ? space.children(node.get()) : space.childrenNow(node.get());
        return children.stream()
                .filter(child -> child.nodeClass() == OpcUaReference.NodeClass.OBJECT)
                .toList();
    }
}
