package org.ferrule.simulators.opcua;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceFilter;
import org.eclipse.milo.opcua.sdk.server.ManagedAddressSpaceFragmentWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.SimpleAddressSpaceFilter;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** A part of a server's address space whose variables are sampled for whoever subscribes to them. */
public abstract class SampledAddressSpace extends ManagedAddressSpaceFragmentWithLifecycle {

    private final AddressSpaceFilter filter;
    private final SubscriptionModel sampling;

    /**
     * An empty part.
     *
     * @param owns says which nodes belong to it
     */
    // The model keeps the reference and asks nothing before the server starts it.
    @SuppressWarnings("this-escape")
    protected SampledAddressSpace(OpcUaServer server, Predicate<NodeId> owns) {
        super(server);
        filter = SimpleAddressSpaceFilter.create(owns);
        sampling = new SubscriptionModel(server, this);
        getLifecycleManager().addLifecycle(sampling);
    }

    @Override
    public final AddressSpaceFilter getFilter() {
        return filter;
    }

    @Override
    public final void onDataItemsCreated(List<DataItem> items) {
        sampling.onDataItemsCreated(items);
    }

    @Override
    public final void onDataItemsModified(List<DataItem> items) {
        sampling.onDataItemsModified(items);
    }

    @Override
    public final void onDataItemsDeleted(List<DataItem> items) {
        sampling.onDataItemsDeleted(items);
    }

    @Override
    public final void onMonitoringModeChanged(List<MonitoredItem> items) {
        sampling.onMonitoringModeChanged(items);
    }
}
