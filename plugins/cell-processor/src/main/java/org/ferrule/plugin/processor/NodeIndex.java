package org.ferrule.plugin.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.api.transport.OpcUaReference.NodeClass;

/** The device's objects and variables by browse name, wherever below the device they are. */
final class NodeIndex {
    private static final OpcUaNodeId OBJECTS = OpcUaNodeId.standard(85);
    private static final int DEPTH = 5;

    private final OpcUaLink link;
    private final Settings settings;
    private final Map<String, List<OpcUaReference>> byName = new HashMap<>();
    private final Set<OpcUaNodeId> seen = new HashSet<>();

    private NodeIndex(OpcUaLink link, Settings settings) {
        this.link = link;
        this.settings = settings;
    }

    static NodeIndex of(OpcUaLink link, Settings settings)
            throws ConfigurationException, ConnectionException, DeviceException {
        NodeIndex index = new NodeIndex(link, settings);
        String device = settings.text("device");
        List<OpcUaReference> present = link.browse(OBJECTS).stream()
                .filter(node -> !node.node().namespace().equals(OpcUaNodeId.STANDARD))
                .toList();
        if (device.isEmpty()) {
            index.add(present, DEPTH);
            return index;
        }
        OpcUaReference root = present.stream()
                .filter(node -> node.browseName().equals(device))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "device",
                        "there is no '" + device + "' below Objects; write one of "
                                + present.stream()
                                        .map(OpcUaReference::browseName)
                                        .toList()));
        index.add(link.browse(root.node()), DEPTH);
        return index;
    }

    private void add(List<OpcUaReference> nodes, int depth) throws ConnectionException, DeviceException {
        for (OpcUaReference node : nodes) {
            boolean isNews = node.nodeClass() != NodeClass.OTHER && seen.add(node.node());
            if (isNews) {
                byName.computeIfAbsent(Names.plain(node.browseName()), name -> new ArrayList<>())
                        .add(node);
            }
            if (isNews && node.nodeClass() == NodeClass.OBJECT && depth > 1) {
                add(link.browse(node.node()), depth - 1);
            }
        }
    }

    OpcUaLink link() {
        return link;
    }

    Settings settings() {
        return settings;
    }

    /** The node that the names in a setting lead to; the first name that there is counts. */
    Optional<OpcUaReference> find(String setting) throws ConfigurationException {
        return find(setting, settings.text(setting));
    }

    /** The variable of one of several things that are numbered: {@code {n}} in the setting stands for the number. */
    Optional<OpcUaNodeId> numbered(String setting, int number) throws ConfigurationException {
        return find(setting, settings.text(setting).replace("{n}", Integer.toString(number)))
                .map(OpcUaReference::node);
    }

    private Optional<OpcUaReference> find(String setting, String names) throws ConfigurationException {
        for (String name : Names.list(names)) {
            List<OpcUaReference> found = byName.getOrDefault(Names.plain(name), List.of());
            if (found.size() > 1) {
                throw new ConfigurationException(
                        "device",
                        "the server has '" + name + "' (" + setting + ") " + found.size()
                                + " times; name the object below Objects that is the device");
            }
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /** A node by its one browse name, if that occurs once. */
    Optional<OpcUaNodeId> named(String name) {
        List<OpcUaReference> found = byName.getOrDefault(Names.plain(name), List.of());
        return found.size() == 1 ? Optional.of(found.get(0).node()) : Optional.empty();
    }

    Optional<OpcUaNodeId> variable(String setting) throws ConfigurationException {
        return find(setting).map(OpcUaReference::node);
    }

    /** A variable without which the device cannot be driven. */
    OpcUaNodeId require(String setting) throws ConfigurationException {
        return variable(setting)
                .orElseThrow(() -> new ConfigurationException(
                        setting,
                        "the server has none of [" + settings.text(setting)
                                + "]; write the browse name of the variable"));
    }

    /** A property or component of a node. */
    Optional<OpcUaNodeId> child(OpcUaNodeId node, String name) throws ConnectionException, DeviceException {
        return link.browse(node).stream()
                .filter(child -> child.browseName().equals(name))
                .map(OpcUaReference::node)
                .findFirst();
    }
}
