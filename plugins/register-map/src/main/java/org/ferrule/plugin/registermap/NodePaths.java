package org.ferrule.plugin.registermap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.binding.Bindings;
import org.ferrule.api.binding.Bindings.Call;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Bindings.Write;
import org.ferrule.api.binding.Source;
import org.ferrule.api.binding.Source.Name;
import org.ferrule.api.binding.Source.Node;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;

/** The ids of all nodes that the bindings name, found by browsing once, when a session is opened. */
final class NodePaths {
    private static final OpcUaNodeId OBJECTS = OpcUaNodeId.standard(85);

    private final Map<Node, OpcUaNodeId> ids = new HashMap<>();

    private NodePaths() {}

    /** Browses what the bindings name; a node that is not there is missed when it is used. */
    static NodePaths browse(OpcUaLink link, Bindings bindings) throws ConnectionException, DeviceException {
        NodePaths paths = new NodePaths();
        Map<OpcUaNodeId, List<OpcUaReference>> children = new HashMap<>();
        for (Node node : nodes(bindings)) {
            OpcUaNodeId found = node.isId() ? id(node.names().get(0)) : OBJECTS;
            for (Name name : node.isId() ? List.<Name>of() : node.names()) {
                if (found == null) {
                    break;
                }
                if (!children.containsKey(found)) {
                    children.put(found, link.browse(found));
                }
                found = child(children.getOrDefault(found, List.of()), name).orElse(null);
            }
            if (found != null) {
                paths.ids.put(node, found);
            }
        }
        return paths;
    }

    private static Optional<OpcUaNodeId> child(Collection<OpcUaReference> children, Name name) {
        return children.stream()
                .filter(child -> child.browseName().equals(name.name())
                        && child.browseNamespace().equals(name.namespace()))
                .map(OpcUaReference::node)
                .findFirst();
    }

    private static OpcUaNodeId id(Name name) {
        return new OpcUaNodeId(name.namespace(), name.name());
    }

    private static List<Node> nodes(Bindings bindings) {
        List<Source> sources = new ArrayList<>();
        Stream.concat(bindings.nameplate().values().stream(), bindings.parameters().values().stream())
                .forEach(item -> add(item, sources));
        bindings.commands().values().forEach(task -> task.steps().forEach(step -> add(step, sources)));
        return sources.stream().map(source -> (Node) source).distinct().toList();
    }

    private static void add(Item item, List<Source> sources) {
        sources.add(item.source());
        item.target().ifPresent(sources::add);
    }

    private static void add(Step step, List<Source> sources) {
        if (step instanceof Write write) {
            sources.add(write.target());
        } else if (step instanceof Call call) {
            sources.add(call.object());
            sources.add(call.method());
        }
    }

    Optional<OpcUaNodeId> find(Node node) {
        return Optional.ofNullable(ids.get(node));
    }

    OpcUaNodeId require(Node node) throws DeviceException {
        OpcUaNodeId id = ids.get(node);
        if (id == null) {
            throw missing(node);
        }
        return id;
    }

    static DeviceException missing(Node node) {
        return DeviceException.beforeSending(
                "no node",
                "the server has no node " + node.names() + "; compare the binding with the server's address space");
    }
}
