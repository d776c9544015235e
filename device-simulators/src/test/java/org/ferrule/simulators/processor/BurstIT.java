package org.ferrule.simulators.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.opcua.Access;
import org.ferrule.simulators.processor.device.CellSource;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.processor.device.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class BurstIT {

    /** All of them take seconds of a core; in the short way a fifth shows the same. */
    private static final int EVENTS = Boolean.getBoolean("ferrule.exhaustive") ? 10_000 : 2_000;

    @Test
    void aBurstOfEventsReachesInOrderWhoeverSubscribed(@TempDir Path keys) throws Exception {
        ProcessorSettings settings = new ProcessorSettings(
                0, keys, "FCP-1", new Access(Optional.empty(), true), 1, true, 0, Duration.ZERO, Program.delivered());
        CounterflowDevice device = new CounterflowDevice(new ManualClock(), CellSource.bag(1, 1), settings);
        // The library hands on twice what it asked for again because it seemed to be missing.
        Set<String> seen = Collections.synchronizedSet(new LinkedHashSet<>());
        try (ProcessorServer server = ProcessorServer.start(settings, device)) {
            OpcUaClient client = OpcUaClient.create(
                    server.endpointUrl(),
                    endpoints -> endpoints.stream()
                            .filter(one -> SecurityPolicy.None.getUri().equals(one.getSecurityPolicyUri()))
                            .findFirst(),
                    transport -> {},
                    config -> {});
            client.connect();
            subscribe(client, seen);

            device.faults().apply("burst " + EVENTS);

            await().atMost(Duration.ofMinutes(2)).until(() -> seen.size() >= EVENTS);
            List<String> expected = IntStream.rangeClosed(1, EVENTS)
                    .mapToObj(i -> "burst " + i + " of " + EVENTS)
                    .toList();
            assertThat(List.copyOf(seen)).isEqualTo(expected);
            client.disconnect();
        }
    }

    private static void subscribe(OpcUaClient client, Set<String> seen) throws Exception {
        SimpleAttributeOperand message = new SimpleAttributeOperand(
                NodeIds.BaseEventType,
                new QualifiedName[] {new QualifiedName(0, "Message")},
                AttributeId.Value.uid(),
                null);
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(
                NodeIds.Server, new EventFilter(new SimpleAttributeOperand[] {message}, new ContentFilter(null)));
        item.setQueueSize(uint(EVENTS));
        item.setEventValueListener((source, values) -> {
            if (values[0].value() instanceof LocalizedText text) {
                seen.add(text.text());
            }
        });
        OpcUaSubscription subscription = new OpcUaSubscription(client, 100);
        subscription.addMonitoredItem(item);
        subscription.create();
        subscription.synchronizeMonitoredItems();
    }
}
