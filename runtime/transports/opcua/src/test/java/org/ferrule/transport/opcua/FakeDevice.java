package org.ferrule.transport.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.methods.AbstractMethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/** A folder of variables of many types and two methods. */
final class FakeDevice extends ManagedNamespaceWithLifecycle {
    static final String NAMESPACE = "urn:test:device";

    private final SubscriptionModel subscriptions;
    private final AtomicReference<FakeAlarms> alarms = new AtomicReference<>();

    FakeDevice(OpcUaServer server) {
        super(server, NAMESPACE);
        subscriptions = new SubscriptionModel(server, this);
        getLifecycleManager().addLifecycle(subscriptions);
        getLifecycleManager().addStartupTask(this::addNodes);
    }

    private void addNodes() {
        UaFolderNode folder = new UaFolderNode(
                getNodeContext(), newNodeId("Device"), newQualifiedName("Device"), LocalizedText.english("Device"));
        folder.setEventNotifier(ubyte(1));
        getNodeManager().addNode(folder);
        alarms.set(new FakeAlarms(getServer(), getNodeContext(), folder.getNodeId()));
        folder.addReference(
                new Reference(folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
        add(folder, "Temperature", NodeIds.Double, 37.0);
        add(folder, "Single", NodeIds.Float, 37.1f);
        add(folder, "Level", NodeIds.Byte, ubyte(7));
        add(folder, "Name", NodeIds.String, "reactor");
        add(folder, "Label", NodeIds.LocalizedText, LocalizedText.english("Vessel 1"));
        add(folder, "Mode", NodeIds.ServerState, 2);
        add(folder, "Unit", NodeIds.EUInformation, unit());
        add(folder, "Window", NodeIds.Range, new Range(10.0, 45.0));
        add(folder, "Series", NodeIds.Int32, new Integer[] {1, 2, 3});
        method(folder, "Scale");
        method(folder, "Refuse");
        folder.addComponent(FakeStructure.echo(getNodeContext(), newNodeId("Pair")));
    }

    private static EUInformation unit() {
        return new EUInformation(
                "http://www.opcfoundation.org/UA/units/un/cefact",
                4408652,
                LocalizedText.english("°C"),
                LocalizedText.english("degree Celsius"));
    }

    private void add(UaFolderNode folder, String name, NodeId type, Object value) {
        UaVariableNode node = UaVariableNode.build(
                getNodeContext(),
                b -> b.setNodeId(newNodeId(name))
                        .setBrowseName(newQualifiedName(name))
                        .setDisplayName(LocalizedText.english(name))
                        .setDataType(type)
                        .setTypeDefinition(NodeIds.BaseDataVariableType)
                        .setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .setValue(new DataValue(Variant.of(value)))
                        .build());
        getNodeManager().addNode(node);
        folder.addOrganizes(node);
    }

    private void method(UaFolderNode folder, String name) {
        UaMethodNode node = UaMethodNode.builder(getNodeContext())
                .setNodeId(newNodeId(name))
                .setBrowseName(newQualifiedName(name))
                .setDisplayName(LocalizedText.english(name))
                .build();
        Doubling handler = new Doubling(node, name.equals("Refuse"));
        node.setInputArguments(handler.getInputArguments());
        node.setOutputArguments(handler.getOutputArguments());
        node.setInvocationHandler(handler);
        getNodeManager().addNode(node);
        folder.addComponent(node);
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {
        subscriptions.onDataItemsCreated(items);
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {
        subscriptions.onDataItemsModified(items);
    }

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {
        subscriptions.onDataItemsDeleted(items);
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {
        subscriptions.onMonitoringModeChanged(items);
    }

    FakeAlarms alarms() {
        return Objects.requireNonNull(alarms.get());
    }

    @Override
    public RevisedEventItemParameters onCreateEventItem(ReadValueId item, UInteger wanted) {
        return new RevisedEventItemParameters(uint(Math.min(wanted.longValue(), alarms().mostKept())));
    }

    @Override
    public void onEventItemsCreated(List<EventItem> items) {
        items.forEach(getServer().getEventNotifier()::register);
    }

    @Override
    public void onEventItemsDeleted(List<EventItem> items) {
        items.forEach(getServer().getEventNotifier()::unregister);
    }

    /** Doubles a Float, or always refuses. */
    private static final class Doubling extends AbstractMethodInvocationHandler {
        private final boolean isRefusing;

        Doubling(UaMethodNode node, boolean isRefusing) {
            super(node);
            this.isRefusing = isRefusing;
        }

        @Override
        public Argument[] getInputArguments() {
            return new Argument[] {new Argument("x", NodeIds.Float, -1, null, LocalizedText.NULL_VALUE)};
        }

        @Override
        public Argument[] getOutputArguments() {
            return new Argument[] {new Argument("y", NodeIds.Double, -1, null, LocalizedText.NULL_VALUE)};
        }

        @Override
        protected Variant[] invoke(InvocationContext context, Variant[] inputs) throws UaException {
            if (isRefusing) {
                throw new UaException(StatusCodes.Bad_InvalidState);
            }
            return new Variant[] {Variant.of(2.0 * ((Float) inputs[0].value()))};
        }
    }
}
