package org.ferrule.plugin.processor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.api.transport.OpcUaReference.NodeClass;

/**
 * Where the latest run's file is: a variable that holds its bytes, or an OPC UA file (OPC 10000-20).
 *
 * @param node variable or file object
 * @param hash SHA-256 in hexadecimal digits, if the device gives one
 * @param runId which run it is of, if the device tells
 */
record HistoryFile(OpcUaReference node, Optional<OpcUaNodeId> hash, Optional<OpcUaNodeId> runId) {
    private static final Value READ_ONLY = Value.integer(1);
    private static final String ANY_TYPE = "application/octet-stream";

    static Optional<HistoryFile> find(NodeIndex index) throws ConfigurationException {
        Optional<OpcUaNodeId> hash = index.variable("historyHashVariable");
        Optional<OpcUaNodeId> runId = index.variable("historyRunIdVariable");
        return index.find("historyNode").map(node -> new HistoryFile(node, hash, runId));
    }

    boolean isVariable() {
        return node.nodeClass() == NodeClass.VARIABLE;
    }

    /** What else the device says of the file now. */
    Snapshot facts(Device device) throws ConnectionException, DeviceException {
        return Snapshot.read(
                device.link(),
                java.util.stream.Stream.concat(hash.stream(), runId.stream()).toList());
    }

    String hash(Snapshot facts) {
        return facts.text(hash).strip().toLowerCase(Locale.ROOT);
    }

    Value.Bytes variable(Device device) throws ConnectionException, DeviceException {
        Value value = device.link().read(List.of(node.node())).get(0).value();
        if (value instanceof Value.Bytes bytes) {
            return bytes;
        }
        throw new DeviceException(
                "", "the run history is " + value.type() + ", not bytes; see the setting historyNode");
    }

    String contentType(Device device) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> type = device.index().child(node.node(), "MimeType");
        String told = Snapshot.read(device.link(), type.stream().toList()).text(type);
        return told.isBlank() ? ANY_TYPE : told;
    }

    long size(Device device) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> size = device.index().child(node.node(), "Size");
        return Snapshot.read(device.link(), size.stream().toList()).number(size);
    }

    Value open(Device device) throws ConnectionException, DeviceException {
        return first(call(device, "Open", List.of(READ_ONLY)), "Open");
    }

    byte[] read(Device device, Value handle, int length) throws ConnectionException, DeviceException {
        Value part = first(call(device, "Read", List.of(handle, Value.integer(length))), "Read");
        return part instanceof Value.Bytes bytes ? bytes.content() : new byte[0];
    }

    void close(Device device, Value handle) throws ConnectionException, DeviceException {
        call(device, "Close", List.of(handle));
    }

    private List<Value> call(Device device, String method, List<Value> arguments)
            throws ConnectionException, DeviceException {
        OpcUaNodeId found = device.index()
                .child(node.node(), method)
                .orElseThrow(() -> new DeviceException("", "the run history has no method " + method));
        return device.link().call(node.node(), found, arguments);
    }

    private static Value first(List<Value> outputs, String method) throws DeviceException {
        if (outputs.isEmpty()) {
            throw new DeviceException("", method + " of the run history gave nothing back");
        }
        return outputs.get(0);
    }
}
