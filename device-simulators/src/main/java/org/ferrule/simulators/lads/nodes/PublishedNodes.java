package org.ferrule.simulators.lads.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The facts that were read from the published node sets of DI 1.04, Machinery 1.03 and LADS 1.0. */
final class PublishedNodes {

    private static final String TABLE = "published-nodes.csv";

    private final List<PublishedNode> nodes;

    PublishedNodes(List<PublishedNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    static PublishedNodes load() {
        try (InputStream in = Objects.requireNonNull(PublishedNodes.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new PublishedNodes(
                    lines.lines().skip(1).map(PublishedNode::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read from this jar", e);
        }
    }

    List<PublishedNode> all() {
        return nodes;
    }

    /** The id of a type by its browse name, which is unique among the types of one namespace. */
    PublishedId type(UaNamespace namespace, String browseName) {
        return nodes.stream()
                .filter(node -> node.reference().equals("HasSubtype"))
                .filter(node ->
                        node.browseNamespace() == namespace && node.browseName().equals(browseName))
                .map(PublishedNode::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(TABLE + " has no type " + namespace + ":" + browseName));
    }

    /** A state of a state machine type. */
    PublishedState state(PublishedId machineType, String browseName) {
        PublishedNode state = children(machineType).stream()
                .filter(node -> node.browseName().equals(browseName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(TABLE + " has no state " + browseName));
        return new PublishedState(state.id(), browseName, numberOf(state));
    }

    /** All states of a state machine type. */
    List<PublishedId> states(PublishedId machineType) {
        return numbered(machineType, "StateNumber");
    }

    /** All transitions of a state machine type. */
    List<PublishedId> transitions(PublishedId machineType) {
        return numbered(machineType, "TransitionNumber");
    }

    private List<PublishedId> numbered(PublishedId machineType, String property) {
        return children(machineType).stream()
                .filter(node -> children(node.id()).stream()
                        .anyMatch(child -> child.browseName().equals(property)))
                .map(PublishedNode::id)
                .toList();
    }

    private int numberOf(PublishedNode state) {
        return Integer.parseInt(children(state.id()).get(0).value());
    }

    private List<PublishedNode> children(PublishedId parent) {
        return nodes.stream()
                .filter(node ->
                        node.parent().equals(parent) && !node.reference().equals("HasSubtype"))
                .toList();
    }
}
