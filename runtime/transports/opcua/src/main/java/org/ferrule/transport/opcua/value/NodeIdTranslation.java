package org.ferrule.transport.opcua.value;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.ferrule.api.transport.OpcUaNodeId;

/** Node ids by namespace URI, and by the index that one session's server gives to the URI. */
public final class NodeIdTranslation {
    private final NamespaceTable namespaces;

    /** Translates for one session. */
    public NodeIdTranslation(NamespaceTable namespaces) {
        this.namespaces = namespaces;
    }

    /** The server's id; empty if the server does not have the namespace, or the identifier is not of its type. */
    public Optional<NodeId> find(OpcUaNodeId node) {
        UShort index = namespaces.getIndex(node.namespace());
        if (index == null) {
            return Optional.empty();
        }
        String identifier = node.identifier().substring(2);
        try {
            return Optional.of(
                    switch (node.identifier().charAt(0)) {
                        case 'i' -> new NodeId(index, UInteger.valueOf(identifier));
                        case 'g' -> new NodeId(index, UUID.fromString(identifier));
                        case 'b' ->
                            new NodeId(index, ByteString.of(Base64.getDecoder().decode(identifier)));
                        default -> new NodeId(index, identifier);
                    });
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** The id by URI; a namespace that the server uses but does not list is named by its index. */
    public OpcUaNodeId of(NodeId node) {
        return new OpcUaNodeId(namespace(node.getNamespaceIndex()), identifier(node));
    }

    /** The id by URI; empty if it lies on another server. */
    public Optional<OpcUaNodeId> of(ExpandedNodeId node) {
        return node.isLocal() ? node.toNodeId(namespaces).map(this::of) : Optional.empty();
    }

    /** The URI of a namespace. */
    public String namespace(UShort index) {
        String uri = namespaces.get(index);
        return uri == null ? "ns=" + index : uri;
    }

    private static String identifier(NodeId node) {
        Object identifier = node.getIdentifier();
        if (identifier instanceof UUID guid) {
            return "g=" + guid.toString().toLowerCase(Locale.ROOT);
        }
        if (identifier instanceof ByteString bytes) {
            return "b=" + Base64.getEncoder().encodeToString(bytes.bytesOrEmpty());
        }
        return (identifier instanceof String ? "s=" : "i=") + identifier;
    }
}
