package org.ferrule.simulators.processor.nodes;

import java.time.InstantSource;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceFilter;
import org.eclipse.milo.opcua.sdk.server.ManagedAddressSpaceFragmentWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.SimpleAddressSpaceFilter;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.ProcessorSettings;

/** The part of the server's address space that is the device. */
public final class ProcessorAddressSpace extends ManagedAddressSpaceFragmentWithLifecycle {
    private static final String NAMESPACE = "urn:ferrule:simulator:cell-processor:nodes";

    private final AddressSpaceFilter filter;
    private final SubscriptionModel sampling;

    /** Builds all nodes; they become visible when the fragment is started. */
    public ProcessorAddressSpace(OpcUaServer server, CounterflowDevice device, ProcessorSettings settings) {
        super(server);
        UShort namespace = server.getNamespaceTable().add(NAMESPACE);
        filter = SimpleAddressSpaceFilter.create(id -> id.getNamespaceIndex().equals(namespace));
        sampling = new SubscriptionModel(server, this);
        getLifecycleManager().addLifecycle(sampling);
        NodeMaker nodes = new NodeMaker(getNodeContext(), namespace, settings.seed(), device.time());
        new DeviceNodes(nodes, device, settings).add();
        tellTime(server, device.time());
    }

    /** The server's own time is the device's. */
    private static void tellTime(OpcUaServer server, InstantSource time) {
        server.getAddressSpaceManager()
                .getManagedNode(NodeIds.Server_ServerStatus_CurrentTime)
                .orElseThrow(() -> new IllegalStateException("the server has no ServerStatus"))
                .getFilterChain()
                .addFirst(new Live(time, () -> new DateTime(time.instant()), null));
    }

    @Override
    public AddressSpaceFilter getFilter() {
        return filter;
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {
        sampling.onDataItemsCreated(items);
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {
        sampling.onDataItemsModified(items);
    }

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {
        sampling.onDataItemsDeleted(items);
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {
        sampling.onMonitoringModeChanged(items);
    }
}
