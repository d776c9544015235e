package org.ferrule.simulators.opcua;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceFilter;
import org.eclipse.milo.opcua.sdk.server.ManagedAddressSpaceFragmentWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.SimpleAddressSpaceFilter;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.ferrule.simulators.witness.Acts;

/** A part of a server's address space whose variables are sampled for whoever subscribes to them. */
public abstract class SampledAddressSpace extends ManagedAddressSpaceFragmentWithLifecycle {

    private final AddressSpaceFilter filter;
    private final SubscriptionModel sampling;
    private final NodeActs acts;

    /**
     * An empty part.
     *
     * @param owns says which nodes belong to it
     * @param root path of browse names that need not be told, because all that clients change lies below it
     * @param acts where what clients ask to change is remembered
     */
    // The model keeps the reference and asks nothing before the server starts it.
    @SuppressWarnings("this-escape")
    protected SampledAddressSpace(OpcUaServer server, Predicate<NodeId> owns, String root, Acts acts) {
        super(server);
        filter = SimpleAddressSpaceFilter.create(owns);
        sampling = new SubscriptionModel(server, this);
        getLifecycleManager().addLifecycle(sampling);
        this.acts = new NodeActs(server, root, acts);
    }

    @Override
    public final List<StatusCode> write(WriteContext context, List<WriteValue> values) {
        List<Optional<Acts.Entry>> asked = values.stream().map(acts::write).toList();
        List<StatusCode> results = super.write(context, values);
        NodeActs.conclude(asked, results);
        return results;
    }

    @Override
    public final List<CallMethodResult> call(CallContext context, List<CallMethodRequest> requests) {
        List<Optional<Acts.Entry>> asked = requests.stream().map(acts::call).toList();
        List<CallMethodResult> results = super.call(context, requests);
        NodeActs.conclude(
                asked, results.stream().map(CallMethodResult::getStatusCode).toList());
        return results;
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
