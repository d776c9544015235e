package org.ferrule.plugin.processor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.api.transport.OpcUaReference.NodeClass;
import org.ferrule.api.transport.OpcUaValue;

/** A server made of paths such as {@code Device/KitID}; below Objects, node id and path are the same. */
final class FakeServer implements OpcUaLink {
    private static final OpcUaNodeId OBJECTS = OpcUaNodeId.standard(85);
    private static final String OWN = "urn:fake";

    private final Map<String, OpcUaReference> nodes = new LinkedHashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    final List<String> writes = new ArrayList<>();
    OnWrite onWrite = (name, value) -> {};

    /** What the device does with what is written. */
    @FunctionalInterface
    interface OnWrite {
        void write(String name, Value value) throws ConnectionException, DeviceException;
    }

    /** The least that can be driven, with states as text. */
    static FakeServer device() {
        return new FakeServer()
                .object("Device")
                .set("ProtocolState", Value.text("NoProtocolSelected"))
                .set("SetProtocolState", Value.text(""))
                .set("WaitingUserAck", Value.text("NotWaiting"))
                .set("SerialNumber", Value.text("S-1"));
    }

    FakeServer object(String path) {
        return add(path, NodeClass.OBJECT);
    }

    /** A variable of the device. */
    FakeServer set(String name, Value value) {
        values.put("Device/" + name, value);
        return add("Device/" + name, NodeClass.VARIABLE);
    }

    FakeServer without(String name) {
        nodes.remove("Device/" + name);
        return this;
    }

    private FakeServer add(String path, NodeClass nodeClass) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        nodes.put(path, new OpcUaReference(OWN, name, new OpcUaNodeId(OWN, "s=" + path), nodeClass, null));
        return this;
    }

    private static String path(OpcUaNodeId node) {
        return node.equals(OBJECTS) ? "" : node.identifier().substring(2);
    }

    @Override
    public List<OpcUaReference> browse(OpcUaNodeId node) {
        String prefix = node.equals(OBJECTS) ? "" : path(node) + "/";
        return nodes.entrySet().stream()
                .filter(known ->
                        known.getKey().startsWith(prefix) && known.getKey().indexOf('/', prefix.length()) < 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public List<OpcUaNodeId> superTypes(OpcUaNodeId type) {
        return List.of();
    }

    @Override
    public List<OpcUaValue> read(List<OpcUaNodeId> wanted) {
        return wanted.stream()
                .map(node -> values.getOrDefault(path(node), Value.absent()))
                .map(value -> new OpcUaValue(value, Quality.GOOD, null))
                .toList();
    }

    @Override
    public void write(OpcUaNodeId node, Value value) throws ConnectionException, DeviceException {
        String name = path(node).substring("Device/".length());
        String number = value instanceof Value.Enumerated choice ? " (" + choice.code() + ")" : "";
        writes.add(name + " = " + value.text() + number);
        onWrite.write(name, value);
    }

    @Override
    public List<Value> call(OpcUaNodeId object, OpcUaNodeId method, List<Value> arguments) {
        return List.of();
    }

    @Override
    public void subscribe(List<OpcUaNodeId> wanted, Duration interval, OpcUaValue.Listener listener) {
        // Nothing of this driver is pushed.
    }

    @Override
    public boolean subscribeEvents(OpcUaNodeId notifier, OpcUaEvent.Listener listener) {
        // This driver takes no events.
        return false;
    }
}
