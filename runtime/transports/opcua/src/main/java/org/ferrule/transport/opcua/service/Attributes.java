package org.ferrule.transport.opcua.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;
import org.ferrule.transport.opcua.session.Call;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.value.ValueDecoder;
import org.ferrule.transport.opcua.value.ValueEncoder;

/** Read and Write (OPC 10000-4, 5.11.2 and 5.11.4). */
public final class Attributes {
    private static final int LARGEST_BATCH = 500;
    private static final String TOO_MANY_OPERATIONS = "0x80100000";

    private final Epoch epoch;
    private final Call call;

    /** Reads and writes within one call. */
    public Attributes(Epoch epoch, Call call) {
        this.epoch = epoch;
        this.call = call;
    }

    /** The values of several variables, one result each. */
    public List<OpcUaValue> read(List<OpcUaNodeId> nodes) throws ConnectionException, DeviceException {
        List<Optional<NodeId>> ids = nodes.stream().map(epoch.nodeIds()::find).toList();
        List<NodeId> known = ids.stream().flatMap(Optional::stream).toList();
        List<DataValue> values = new ArrayList<>();
        for (int from = 0; from < known.size(); from += LARGEST_BATCH) {
            values.addAll(batch(known.subList(from, Math.min(known.size(), from + LARGEST_BATCH)), AttributeId.Value));
        }
        ValueDecoder decoder =
                new Structures(epoch, call).decoderOf(values.stream().map(DataValue::value));
        List<OpcUaValue> results = new ArrayList<>();
        int next = 0;
        for (Optional<NodeId> id : ids) {
            results.add(
                    id.isPresent()
                            ? decoder.decode(values.get(next++))
                            : new OpcUaValue(Value.absent(), ValueDecoder.quality(Nodes.UNKNOWN), null));
        }
        return results;
    }

    /** One attribute of one node, for the transport's own questions. */
    DataValue read(NodeId node, AttributeId attribute) throws ConnectionException, DeviceException {
        return batch(List.of(node), attribute).get(0);
    }

    // A server says only by refusing how much it takes at once, unless it is asked; halving needs no question.
    private List<DataValue> batch(List<NodeId> nodes, AttributeId attribute)
            throws ConnectionException, DeviceException {
        try {
            return request(nodes, attribute);
        } catch (DeviceException refused) {
            if (!refused.deviceCode().equals(TOO_MANY_OPERATIONS) || nodes.size() == 1) {
                throw refused;
            }
            int half = nodes.size() / 2;
            List<DataValue> values = new ArrayList<>(batch(nodes.subList(0, half), attribute));
            values.addAll(batch(nodes.subList(half, nodes.size()), attribute));
            return values;
        }
    }

    private List<DataValue> request(List<NodeId> nodes, AttributeId attribute)
            throws ConnectionException, DeviceException {
        ReadValueId[] wanted = nodes.stream()
                .map(n -> new ReadValueId(n, attribute.uid(), null, QualifiedName.NULL_VALUE))
                .toArray(ReadValueId[]::new);
        DataValue[] values = epoch.send(
                        call,
                        ReadResponse.class,
                        header -> new ReadRequest(header, 0.0, TimestampsToReturn.Source, wanted))
                .getResults();
        if (values == null || values.length != wanted.length) {
            throw new DeviceException(
                    "0x80090000", "Bad_UnknownResponse: not one result for each node to: " + call.what());
        }
        return Arrays.asList(values);
    }

    /** Writes one variable's value in its own data type. */
    public void write(OpcUaNodeId node, Value value) throws ConnectionException, DeviceException {
        NodeId id = Nodes.require(epoch, node);
        OpcUaDataType type = Call.beforehand(() -> new DataTypes(epoch, call).ofVariable(id));
        Variant variant = ValueEncoder.encode(value, type, node.toString());
        WriteValue wanted = new WriteValue(id, AttributeId.Value.uid(), null, DataValue.valueOnly(variant));
        StatusCode[] results = epoch.send(
                        call, WriteResponse.class, header -> new WriteRequest(header, new WriteValue[] {wanted}))
                .getResults();
        if (results == null || results.length != 1) {
            throw new DeviceException("0x80090000", "Bad_UnknownResponse: not one write result to: " + call.what());
        }
        Nodes.requireGood(results[0], call.what());
    }
}
