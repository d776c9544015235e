package org.ferrule.transport.opcua.service;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallResponse;
import org.eclipse.milo.opcua.stack.core.util.Unit;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.transport.opcua.session.Call;
import org.ferrule.transport.opcua.session.Deadline;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.session.StatusTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of one notifier (OPC 10000-4, 5.13; OPC 10000-9, 5.5.7), until it is closed or the epoch ends. */
public final class EventSubscription implements Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(EventSubscription.class);
    private static final double INTERVAL_MILLIS = 250;
    // Held by the server until it may publish them: this bounds what a burst costs. Then it drops the oldest, and says
    // so.
    private static final int QUEUE = 1_000;
    private static final int AT_ONCE = 500;
    private static final Duration REFRESH_WITHIN = Duration.ofSeconds(10);

    private final Epoch epoch;
    private final OpcUaEvent.Listener listener;
    private final OpcUaSubscription subscription;
    private final AtomicBoolean isRefreshAsked = new AtomicBoolean();
    private volatile boolean isClosed;
    // Milo delivers one notification of a subscription after the other; only deliveries touch these.
    private boolean isRefreshing;
    private boolean hasFailed;

    private EventSubscription(Epoch epoch, OpcUaEvent.Listener listener) {
        this.epoch = epoch;
        this.listener = listener;
        this.subscription = new OpcUaSubscription(epoch.client(), INTERVAL_MILLIS);
        this.subscription.setMaxNotificationsPerPublish(uint(AT_ONCE));
        this.subscription.setSubscriptionListener(new Losses(epoch, () -> isClosed));
    }

    /** Subscribes; conditions that stand already are told after a refresh only. */
    public static EventSubscription open(Epoch epoch, Call call, OpcUaNodeId notifier, OpcUaEvent.Listener listener)
            throws ConnectionException, DeviceException {
        NodeId node = Nodes.require(epoch, notifier);
        EventSubscription opened = new EventSubscription(epoch, listener);
        try {
            opened.create(call, node);
            return opened;
        } catch (ConnectionException | DeviceException failed) {
            opened.close();
            throw failed;
        }
    }

    private void create(Call call, NodeId notifier) throws ConnectionException, DeviceException {
        epoch.await(call, subscription.createAsync().toCompletableFuture());
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(notifier, EventFields.filter());
        item.setQueueSize(uint(QUEUE));
        item.setDiscardOldest(true);
        item.setEventValueListener((which, fields) -> deliver(new EventFields(fields)));
        subscription.addMonitoredItems(List.of(item));
        List<MonitoredItemServiceOperationResult> results = epoch.await(
                call,
                CompletableFuture.supplyAsync(
                        subscription::createMonitoredItems, epoch.threads().workers()));
        for (MonitoredItemServiceOperationResult result : results) {
            if (!result.isGood()) {
                throw StatusTexts.refusal(result.operationResult().orElse(result.serviceResult()), call.what());
            }
        }
    }

    /** Asks the server for its conditions; false if it has none to tell. */
    public boolean refresh(Call call) throws ConnectionException {
        Variant[] which = {new Variant(subscription.getSubscriptionId().orElse(uint(0)))};
        CallMethodRequest refresh =
                new CallMethodRequest(NodeIds.ConditionType, NodeIds.ConditionType_ConditionRefresh, which);
        try {
            CallMethodResult[] results = epoch.send(
                            call,
                            CallResponse.class,
                            header -> new CallRequest(header, new CallMethodRequest[] {refresh}))
                    .getResults();
            return results != null
                    && results.length == 1
                    && results[0].getStatusCode().isGood();
        } catch (DeviceException refused) {
            LOG.debug("the server refreshes no conditions", refused);
            return false;
        }
    }

    private void deliver(EventFields fields) {
        if (isClosed || !epoch.isAlive()) {
            return;
        }
        try {
            if (fields.isOf(NodeIds.RefreshStartEventType)) {
                isRefreshing = true;
                listener.refreshing();
            } else if (fields.isOf(NodeIds.RefreshEndEventType)) {
                endRefresh();
            } else if (fields.isOf(NodeIds.EventQueueOverflowEventType)) {
                // What the refresh under way has told may be among what was dropped.
                isRefreshing = false;
                listener.overflowed();
                refreshLater();
            } else if (fields.isOf(NodeIds.RefreshRequiredEventType)) {
                refreshLater();
            } else if (!fields.isBranch()) {
                listener.occurred(fields.event(epoch.nodeIds()));
            }
        } catch (RuntimeException broken) {
            // Once: a burst of events would be a burst of these.
            if (!hasFailed) {
                hasFailed = true;
                LOG.warn("a subscriber failed on an event; later events are still delivered", broken);
            }
        }
    }

    private void endRefresh() {
        if (isRefreshing) {
            isRefreshing = false;
            listener.refreshed();
        }
    }

    private void refreshLater() {
        if (isRefreshAsked.compareAndSet(false, true)) {
            try {
                epoch.threads().workers().execute(this::refreshNow);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("the transport stops, conditions are not refreshed any more", stopping);
            }
        }
    }

    private void refreshNow() {
        isRefreshAsked.set(false);
        try {
            refresh(new Call("refresh conditions", Deadline.in(REFRESH_WITHIN)));
        } catch (ConnectionException lost) {
            LOG.debug("conditions are refreshed after reconnecting", lost);
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
