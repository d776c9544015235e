package org.ferrule.transport.opcua.service;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.transport.opcua.session.Call;
import org.ferrule.transport.opcua.session.Epoch;

/** Which built-in type a variable or argument takes on the wire; each answer is asked for once an epoch. */
final class DataTypes {
    private final Epoch epoch;
    private final Call call;

    DataTypes(Epoch epoch, Call call) {
        this.epoch = epoch;
        this.call = call;
    }

    OpcUaDataType ofVariable(NodeId variable) throws ConnectionException, DeviceException {
        NodeId type = epoch.types().variables().get(variable);
        if (type == null) {
            DataValue answer = new Attributes(epoch, call).read(variable, AttributeId.DataType);
            Nodes.requireGood(answer.statusCode(), call.what());
            type = answer.value().value() instanceof NodeId id ? id : NodeIds.BaseDataType;
            epoch.types().variables().put(variable, type);
        }
        return builtin(type);
    }

    OpcUaDataType builtin(NodeId type) throws ConnectionException, DeviceException {
        NodeId base = epoch.types().builtins().get(type);
        if (base == null) {
            base = nearestBuiltin(type);
            epoch.types().builtins().put(type, base);
        }
        OpcUaDataType builtin = OpcUaDataType.fromNodeId(base);
        if (builtin != null) {
            return builtin;
        }
        return base.equals(NodeIds.Enumeration) ? OpcUaDataType.Int32 : OpcUaDataType.Variant;
    }

    private NodeId nearestBuiltin(NodeId type) throws ConnectionException, DeviceException {
        if (isBase(type)) {
            return type;
        }
        List<NodeId> chain = new ArrayList<>(new Browsing(epoch, call).superTypes(type));
        return chain.stream().filter(DataTypes::isBase).findFirst().orElse(NodeIds.BaseDataType);
    }

    private static boolean isBase(NodeId type) {
        return OpcUaDataType.isBuiltin(type) || type.equals(NodeIds.Enumeration);
    }
}
