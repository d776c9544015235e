package org.ferrule.transport.opcua.service;

import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.session.StatusTexts;

/**
 * A subscription that may have missed something is worth no more than a broken connection.
 *
 * @param epoch ends with it
 * @param isClosed whether nobody needs the subscription any more
 */
record Losses(Epoch epoch, BooleanSupplier isClosed) implements OpcUaSubscription.SubscriptionListener {
    @Override
    public void onWatchdogTimerElapsed(OpcUaSubscription silent) {
        lose("the server publishes nothing for a subscription any more");
    }

    @Override
    public void onNotificationDataLost(OpcUaSubscription holed) {
        lose("the server lost notifications of a subscription");
    }

    @Override
    public void onStatusChanged(OpcUaSubscription ended, StatusCode status) {
        if (status.isBad()) {
            lose("the server ended a subscription with " + StatusTexts.name(status));
        }
    }

    private void lose(String reason) {
        if (!isClosed.getAsBoolean()) {
            epoch.lose(reason);
        }
    }
}
