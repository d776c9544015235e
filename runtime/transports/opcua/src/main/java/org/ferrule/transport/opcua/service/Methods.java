package org.ferrule.transport.opcua.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.transport.opcua.session.Call;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.session.StatusTexts;
import org.ferrule.transport.opcua.value.ValueDecoder;
import org.ferrule.transport.opcua.value.ValueEncoder;

/** Call (OPC 10000-4, 5.12.2). */
public final class Methods {
    private final Epoch epoch;
    private final Call call;

    /** Calls within one call of the driver. */
    public Methods(Epoch epoch, Call call) {
        this.epoch = epoch;
        this.call = call;
    }

    /** Calls a method and returns its output arguments. */
    public List<Value> call(OpcUaNodeId object, OpcUaNodeId method, List<Value> arguments)
            throws ConnectionException, DeviceException {
        NodeId methodId = Nodes.require(epoch, method);
        CallMethodRequest wanted = new CallMethodRequest(
                Nodes.require(epoch, object), methodId, Call.beforehand(() -> inputs(methodId, arguments)));
        CallMethodResult[] results = epoch.send(
                        call, CallResponse.class, header -> new CallRequest(header, new CallMethodRequest[] {wanted}))
                .getResults();
        if (results == null || results.length != 1) {
            throw new DeviceException("0x80090000", "Bad_UnknownResponse: not one call result to: " + call.what());
        }
        requireGood(results[0]);
        Variant[] outputs = results[0].getOutputArguments();
        if (outputs == null) {
            return List.of();
        }
        ValueDecoder decoder = new Structures(epoch, call).decoderOf(Arrays.stream(outputs));
        return Arrays.stream(outputs).map(decoder::decode).toList();
    }

    private void requireGood(CallMethodResult result) throws DeviceException {
        if (result.getStatusCode().isBad()) {
            StringBuilder what = new StringBuilder(call.what());
            StatusCode[] arguments = result.getInputArgumentResults();
            for (int i = 0; arguments != null && i < arguments.length; i++) {
                if (arguments[i].isBad()) {
                    what.append(", argument ").append(i + 1).append(": ").append(StatusTexts.name(arguments[i]));
                }
            }
            throw StatusTexts.refusal(result.getStatusCode(), what.toString());
        }
    }

    private Variant[] inputs(NodeId method, List<Value> arguments) throws ConnectionException, DeviceException {
        if (arguments.isEmpty()) {
            return new Variant[0];
        }
        List<NodeId> declared = declared(method);
        DataTypes types = new DataTypes(epoch, call);
        Variant[] inputs = new Variant[arguments.size()];
        for (int i = 0; i < inputs.length; i++) {
            String place = "argument " + (i + 1);
            OpcUaDataType type = i < declared.size() ? types.builtin(declared.get(i)) : OpcUaDataType.Variant;
            inputs[i] = type == OpcUaDataType.ExtensionObject && Structures.isStructured(arguments.get(i))
                    ? new Structures(epoch, call).encode(arguments.get(i), declared.get(i), place)
                    : ValueEncoder.encode(arguments.get(i), type, place);
        }
        return inputs;
    }

    private List<NodeId> declared(NodeId method) throws ConnectionException, DeviceException {
        List<NodeId> known = epoch.types().methods().get(method);
        if (known != null) {
            return known;
        }
        List<NodeId> types = new ArrayList<>();
        for (ReferenceDescription property :
                new Browsing(epoch, call).references(method, BrowseDirection.Forward, NodeIds.HasProperty)) {
            if (Objects.equals(property.getBrowseName().getName(), "InputArguments")) {
                property.getNodeId()
                        .toNodeId(epoch.client().getNamespaceTable())
                        .ifPresent(types::add);
            }
        }
        List<NodeId> declared = types.isEmpty() ? List.of() : dataTypes(types.get(0));
        epoch.types().methods().put(method, declared);
        return declared;
    }

    private List<NodeId> dataTypes(NodeId inputArguments) throws ConnectionException, DeviceException {
        Object value = new Attributes(epoch, call)
                .read(inputArguments, AttributeId.Value)
                .value()
                .value();
        List<NodeId> types = new ArrayList<>();
        if (value instanceof ExtensionObject[] encoded) {
            for (ExtensionObject one : encoded) {
                types.add(dataType(one));
            }
        }
        return List.copyOf(types);
    }

    private NodeId dataType(ExtensionObject encoded) {
        try {
            return encoded.decode(epoch.client().getStaticEncodingContext()) instanceof Argument argument
                    ? argument.getDataType()
                    : NodeIds.BaseDataType;
        } catch (UaSerializationException foreign) {
            return NodeIds.BaseDataType;
        }
    }
}
