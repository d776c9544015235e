package org.ferrule.plugin.lads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.api.transport.OpcUaReference.NodeClass;
import org.ferrule.api.transport.OpcUaValue;

/** A server made of paths such as {@code DeviceSet/Reactor/DeviceHealth}; below Objects, node id and path are the same. */
final class FakeOpcUaLink implements OpcUaLink {
    private static final OpcUaNodeId OBJECTS = OpcUaNodeId.standard(85);
    private static final String LADS = "http://opcfoundation.org/UA/LADS/";

    private final Map<String, OpcUaReference> nodes = new LinkedHashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final Map<OpcUaNodeId, List<OpcUaNodeId>> superTypes = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, List<Value>> outputs = new HashMap<>();
    private final Map<String, DeviceException> refusals = new HashMap<>();
    private final List<String> notifiers = new ArrayList<>();
    private boolean isRefreshing = true;
    private OpcUaEvent.Listener events = event -> {};
    private int reads;

    /** An object of a LADS type; 0 for one without. */
    FakeOpcUaLink object(String path, long ladsType) {
        return add(path, NodeClass.OBJECT, OpcUaNodeId.numeric(LADS, ladsType));
    }

    FakeOpcUaLink variable(String path, Value value) {
        values.put(path, value);
        return add(path, NodeClass.VARIABLE, OpcUaNodeId.standard(63));
    }

    FakeOpcUaLink method(String path) {
        return add(path, NodeClass.METHOD, null);
    }

    FakeOpcUaLink without(String path) {
        nodes.keySet().removeIf(known -> known.equals(path) || known.startsWith(path + "/"));
        return this;
    }

    /** A vendor's own type below a LADS type. */
    FakeOpcUaLink subType(long type, long of) {
        superTypes.put(OpcUaNodeId.numeric(LADS, type), List.of(OpcUaNodeId.numeric(LADS, of)));
        return this;
    }

    /** A method that gives something back. */
    FakeOpcUaLink returning(String path, Value... values) {
        outputs.put(path, List.of(values));
        return method(path);
    }

    /** Calls of, or writes to a node are refused from now on. */
    FakeOpcUaLink refusing(String path, String code) {
        refusals.put(path, new DeviceException(code, "no"));
        return this;
    }

    /** An object, or the Server object if empty, that notifies of events. */
    FakeOpcUaLink notifier(String path) {
        notifiers.add(path);
        return this;
    }

    FakeOpcUaLink withoutRefresh() {
        isRefreshing = false;
        return this;
    }

    /** Whom events are told. */
    OpcUaEvent.Listener events() {
        return events;
    }

    static OpcUaNodeId node(String path) {
        return id(path);
    }

    /** Calls and writes in order. */
    List<String> calls() {
        return calls;
    }

    int reads() {
        return reads;
    }

    private FakeOpcUaLink add(String path, NodeClass nodeClass, OpcUaNodeId type) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        nodes.put(path, new OpcUaReference(LADS, name, id(path), nodeClass, type));
        return this;
    }

    private static OpcUaNodeId id(String path) {
        return new OpcUaNodeId("urn:fake", "s=" + path);
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
        return superTypes.getOrDefault(type, List.of());
    }

    @Override
    public List<OpcUaValue> read(List<OpcUaNodeId> wanted) {
        reads++;
        return wanted.stream()
                .map(node -> values.getOrDefault(path(node), Value.absent()))
                .map(value -> new OpcUaValue(value, Quality.GOOD, null))
                .toList();
    }

    @Override
    public void write(OpcUaNodeId node, Value value) throws DeviceException {
        refuse(node);
        calls.add(path(node) + " = " + value.text());
    }

    @Override
    public List<Value> call(OpcUaNodeId object, OpcUaNodeId method, List<Value> arguments) throws DeviceException {
        refuse(method);
        calls.add(path(method) + arguments.stream().map(Value::text).toList());
        return outputs.getOrDefault(path(method), List.of());
    }

    private void refuse(OpcUaNodeId node) throws DeviceException {
        DeviceException refusal = refusals.get(path(node));
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public boolean subscribeEvents(OpcUaNodeId notifier, OpcUaEvent.Listener listener) throws DeviceException {
        String path = notifier.equals(OpcUaNodeId.standard(2253)) ? "" : path(notifier);
        if (!notifiers.contains(path)) {
            throw new DeviceException("0x80350000", "no notifier");
        }
        events = listener;
        return isRefreshing;
    }

    @Override
    public void subscribe(List<OpcUaNodeId> wanted, Duration interval, OpcUaValue.Listener listener) {
        List<OpcUaValue> present = read(wanted);
        for (int i = 0; i < present.size(); i++) {
            listener.changed(wanted.get(i), present.get(i));
        }
    }
}
