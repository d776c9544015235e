package org.ferrule.transport.opcua.service;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.util.Unit;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;
import org.ferrule.transport.opcua.session.Call;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.session.StatusTexts;
import org.ferrule.transport.opcua.value.ValueDecoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscription with its monitored items (OPC 10000-4, 5.12 and 5.13), until it is closed or the epoch ends. */
public final class Subscription implements Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final int QUEUE = 10;

    private final Epoch epoch;
    private final OpcUaValue.Listener listener;
    private final ValueDecoder decoder;
    private final OpcUaSubscription subscription;
    private volatile boolean isClosed;

    private Subscription(Epoch epoch, Duration interval, OpcUaValue.Listener listener) {
        this.epoch = epoch;
        this.listener = listener;
        this.decoder = new ValueDecoder(epoch.client().getStaticEncodingContext(), epoch.nodeIds());
        this.subscription = new OpcUaSubscription(epoch.client(), (double) interval.toMillis());
        this.subscription.setSubscriptionListener(new Losses(epoch, () -> isClosed));
    }

    /** Subscribes to all of the nodes, or to none. */
    public static Subscription open(
            Epoch epoch, Call call, List<OpcUaNodeId> nodes, Duration interval, OpcUaValue.Listener listener)
            throws ConnectionException, DeviceException {
        List<NodeId> ids = new ArrayList<>();
        for (OpcUaNodeId node : nodes) {
            ids.add(Nodes.require(epoch, node));
        }
        Subscription opened = new Subscription(epoch, interval, listener);
        try {
            opened.create(call, nodes, ids, interval);
            return opened;
        } catch (ConnectionException | DeviceException failed) {
            opened.close();
            throw failed;
        }
    }

    private void create(Call call, List<OpcUaNodeId> nodes, List<NodeId> ids, Duration interval)
            throws ConnectionException, DeviceException {
        epoch.await(call, subscription.createAsync().toCompletableFuture());
        List<OpcUaMonitoredItem> items = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            OpcUaNodeId node = nodes.get(i);
            OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(ids.get(i));
            item.setSamplingInterval((double) interval.toMillis());
            item.setQueueSize(uint(QUEUE));
            item.setDiscardOldest(true);
            item.setDataValueListener((which, value) -> deliver(node, value));
            items.add(item);
        }
        subscription.addMonitoredItems(items);
        List<MonitoredItemServiceOperationResult> results = epoch.await(
                call,
                CompletableFuture.supplyAsync(
                        subscription::createMonitoredItems, epoch.threads().workers()));
        for (MonitoredItemServiceOperationResult result : results) {
            if (!result.isGood()) {
                OpcUaNodeId node = nodes.get(items.indexOf(result.monitoredItem()));
                StatusCode status = result.operationResult().orElse(result.serviceResult());
                throw StatusTexts.refusal(status, "subscribe to " + node);
            }
        }
    }

    private void deliver(OpcUaNodeId node, DataValue value) {
        if (isClosed || !epoch.isAlive()) {
            return;
        }
        try {
            listener.changed(node, decoder.decode(value));
        } catch (RuntimeException broken) {
            LOG.warn("a subscriber failed on a change of {}; later changes are still delivered", node, broken);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        if (epoch.isAlive() && subscription.getSubscriptionId().isPresent()) {
            CompletionStage<Unit> unused = subscription.deleteAsync();
        }
    }
}
