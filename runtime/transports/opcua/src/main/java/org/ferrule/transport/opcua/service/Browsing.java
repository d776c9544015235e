package org.ferrule.transport.opcua.service;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.transport.opcua.session.Call;
import org.ferrule.transport.opcua.session.Epoch;

/** Browse and BrowseNext (OPC 10000-4, 5.9.2 and 5.9.3). */
public final class Browsing {
    private static final int EVERYTHING = 0x3F;
    private static final int DEEPEST_TYPE = 64;

    private final Epoch epoch;
    private final Call call;

    /** Browses within one call. */
    public Browsing(Epoch epoch, Call call) {
        this.epoch = epoch;
        this.call = call;
    }

    /** The children of a node. */
    public List<OpcUaReference> children(OpcUaNodeId node) throws ConnectionException, DeviceException {
        List<OpcUaReference> children = new ArrayList<>();
        for (ReferenceDescription reference :
                references(Nodes.require(epoch, node), BrowseDirection.Forward, NodeIds.HierarchicalReferences)) {
            convert(reference).ifPresent(children::add);
        }
        return List.copyOf(children);
    }

    /** The super-types of a type, nearest first. */
    public List<OpcUaNodeId> superTypes(OpcUaNodeId type) throws ConnectionException, DeviceException {
        return superTypes(Nodes.require(epoch, type)).stream()
                .map(epoch.nodeIds()::of)
                .toList();
    }

    List<NodeId> superTypes(NodeId type) throws ConnectionException, DeviceException {
        List<NodeId> chain = new ArrayList<>();
        Optional<NodeId> above = parent(type);
        while (above.isPresent() && !chain.contains(above.get()) && chain.size() < DEEPEST_TYPE) {
            chain.add(above.get());
            above = parent(above.get());
        }
        return chain;
    }

    private Optional<NodeId> parent(NodeId type) throws ConnectionException, DeviceException {
        return references(type, BrowseDirection.Inverse, NodeIds.HasSubtype).stream()
                .findFirst()
                .flatMap(r -> r.getNodeId().toNodeId(epoch.client().getNamespaceTable()));
    }

    List<ReferenceDescription> references(NodeId node, BrowseDirection direction, NodeId referenceType)
            throws ConnectionException, DeviceException {
        BrowseDescription wanted =
                new BrowseDescription(node, direction, referenceType, true, uint(0), uint(EVERYTHING));
        BrowseResponse first = epoch.send(
                call,
                BrowseResponse.class,
                header -> new BrowseRequest(
                        header,
                        new ViewDescription(NodeId.NULL_VALUE, DateTime.MIN_VALUE, uint(0)),
                        uint(0),
                        new BrowseDescription[] {wanted}));
        List<ReferenceDescription> found = new ArrayList<>();
        ByteString more = take(first.getResults(), found);
        while (!more.isNullOrEmpty()) {
            ByteString point = more;
            BrowseNextResponse next = epoch.send(
                    call,
                    BrowseNextResponse.class,
                    header -> new BrowseNextRequest(header, false, new ByteString[] {point}));
            more = take(next.getResults(), found);
        }
        return found;
    }

    private ByteString take(
            BrowseResult @org.jspecify.annotations.Nullable [] results, List<ReferenceDescription> found)
            throws DeviceException {
        if (results == null || results.length != 1) {
            throw new DeviceException("0x80090000", "Bad_UnknownResponse: not one browse result to: " + call.what());
        }
        Nodes.requireGood(results[0].getStatusCode(), call.what());
        ReferenceDescription[] references = results[0].getReferences();
        if (references != null) {
            found.addAll(Arrays.asList(references));
        }
        return results[0].getContinuationPoint();
    }

    private Optional<OpcUaReference> convert(ReferenceDescription reference) {
        return epoch.nodeIds()
                .of(reference.getNodeId())
                .map(node -> new OpcUaReference(
                        epoch.nodeIds().namespace(reference.getBrowseName().getNamespaceIndex()),
                        String.valueOf(reference.getBrowseName().getName()),
                        node,
                        nodeClass(reference),
                        reference.getTypeDefinition().isNull()
                                ? null
                                : epoch.nodeIds()
                                        .of(reference.getTypeDefinition())
                                        .orElse(null)));
    }

    private static OpcUaReference.NodeClass nodeClass(ReferenceDescription reference) {
        return switch (reference.getNodeClass()) {
            case Object -> OpcUaReference.NodeClass.OBJECT;
            case Variable -> OpcUaReference.NodeClass.VARIABLE;
            case Method -> OpcUaReference.NodeClass.METHOD;
            default -> OpcUaReference.NodeClass.OTHER;
        };
    }
}
