package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpcUaEventIT {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int BURST = Boolean.getBoolean("ferrule.exhaustive") ? 10_000 : 2_000;
    private static final int ROUNDS = Boolean.getBoolean("ferrule.exhaustive") ? 200 : 20;
    /** Fewer than the server keeps, so that none is dropped. */
    private static final int ROUND = 900;

    private static final OpcUaNodeId DEVICE = new OpcUaNodeId(FakeDevice.NAMESPACE, "s=Device");
    private static final OpcUaNodeId SERVER = OpcUaNodeId.standard(2253);

    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final Recorder recorder = new Recorder();
    private final OpcUaTransport transport = new OpcUaTransport();
    private TestServer server;
    private TcpProxy proxy;
    private SharedLink shared;
    private LinkLease lease;
    private OpcUaLink link;

    @BeforeEach
    void connect(@TempDir Path directory) throws Exception {
        server = TestServer.start();
        proxy = new TcpProxy(server.port());
        shared = transport.open(
                new TestSite(directory).trust(server.certificate()).link(proxy.port()));
        lease = shared.lease(new EquipmentId("reactor-1"), losses::add);
        link = (OpcUaLink) lease.link();
    }

    @AfterEach
    void disconnect() throws Exception {
        shared.close();
        transport.stop();
        proxy.close();
        server.close();
    }

    /** Writes down what it is told; a broken one must not end the subscription, so it breaks. */
    private static final class Recorder implements OpcUaEvent.Listener {
        final List<String> told = new CopyOnWriteArrayList<>();
        final List<OpcUaEvent> events = new CopyOnWriteArrayList<>();

        @Override
        public void occurred(OpcUaEvent event) {
            events.add(event);
            told.add(event.message());
            throw new IllegalStateException("a broken listener");
        }

        @Override
        public void refreshing() {
            told.add("<");
        }

        @Override
        public void refreshed() {
            told.add(">");
        }

        @Override
        public void overflowed() {
            told.add("!");
        }
    }

    @Test
    void tellsWhatStandsAlreadyAndThenEachChangeInOrder() throws Exception {
        server.alarms().set("TooHot", true, false);
        server.alarms().set("Empty", false, true);

        assertThat(link.subscribeEvents(DEVICE, recorder)).isTrue();
        await().atMost(BOUND).until(() -> recorder.told.contains(">"));
        server.alarms().set("TooHot", false, false);
        server.alarms().set("Empty", true, true);
        await().atMost(BOUND).until(() -> recorder.told.contains("Empty is on"));

        assertThat(recorder.told).containsExactly("<", "TooHot again", ">", "TooHot is off", "Empty is on");
        OpcUaEvent off = recorder.events.get(1);
        assertThat(off.source()).isEqualTo(DEVICE);
        assertThat(off.sourceName()).isEqualTo("Device");
        assertThat(off.type()).isEqualTo(OpcUaNodeId.standard(2915));
        assertThat(off.severity()).isEqualTo(700);
        assertThat(off.time()).isNotNull();
        assertThat(off.id()).isInstanceOf(Value.Bytes.class);
        assertThat(off.condition())
                .contains(new OpcUaEvent.Condition(
                        new OpcUaNodeId(FakeDevice.NAMESPACE, "s=Condition.TooHot"),
                        "TooHot",
                        true,
                        Optional.of(false),
                        Optional.of(false)));
    }

    @Test
    void theServerObjectNotifiesOfEverything() throws Exception {
        assertThat(link.subscribeEvents(SERVER, recorder)).isTrue();
        await().atMost(BOUND).until(() -> recorder.told.contains(">"));
        server.alarms().burst(1);
        await().atMost(BOUND).until(() -> recorder.told.contains("event 0"));
        assertThat(recorder.events.get(0).condition()).isEmpty();
    }

    @Test
    void refusesANodeThatNotifiesOfNothing() {
        assertThatThrownBy(() -> link.subscribeEvents(new OpcUaNodeId(FakeDevice.NAMESPACE, "s=Temperature"), recorder))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("Temperature");
        assertThatThrownBy(() -> link.subscribeEvents(new OpcUaNodeId(FakeDevice.NAMESPACE, "s=NoSuch"), recorder))
                .isInstanceOf(DeviceException.class);
    }

    @Test
    void saysThatAServerRefreshesNothingAndStillDeliversItsEvents() throws Exception {
        server.alarms().refuseToRefresh();
        assertThat(link.subscribeEvents(DEVICE, recorder)).isFalse();
        server.alarms().burst(1);
        await().atMost(BOUND).until(() -> recorder.told.contains("event 0"));
        assertThat(recorder.told).containsExactly("event 0");
    }

    @Test
    void aBurstIsBoundedSaidToOverflowAndHoldsUpNothingElse() throws Exception {
        server.alarms().set("TooHot", true, false);
        server.alarms().keepAtMost(100);
        link.subscribeEvents(DEVICE, recorder);
        await().atMost(BOUND).until(() -> recorder.told.contains(">"));

        int before = recorder.told.size();
        server.alarms().burst(BURST);
        server.alarms().set("TooHot", false, true);
        assertThat(link.read(List.of(new OpcUaNodeId(FakeDevice.NAMESPACE, "s=Single"))))
                .hasSize(1);
        await().atMost(BOUND).until(() -> {
            List<String> since = List.copyOf(recorder.told.subList(before, recorder.told.size()));
            return since.lastIndexOf(">") > since.lastIndexOf("!") && since.contains("!");
        });

        // The last news comes through; what was dropped are old events, never the state of a condition.
        assertThat(recorder.told).contains("event " + (BURST - 1), "TooHot is off");
        assertThat(recorder.events).hasSizeLessThan(BURST);
        assertThat(losses).isEmpty();
    }

    /** Each round comes in several messages of the server, which must not overtake each other in this client. */
    @Test
    void eachEventIsToldOnceAndInTheServersOrder() throws Exception {
        link.subscribeEvents(DEVICE, recorder);
        await().atMost(BOUND).until(() -> recorder.told.contains(">"));
        List<String> expected =
                IntStream.range(0, ROUND).mapToObj(i -> "event " + i).toList();
        for (int round = 1; round <= ROUNDS; round++) {
            recorder.told.clear();
            server.alarms().burst(ROUND);
            await().atMost(BOUND).until(() -> recorder.told.contains(expected.get(ROUND - 1)));
            assertThat(recorder.told).as("round %d", round).isEqualTo(expected);
        }
    }

    @Test
    void afterAReconnectANewSubscriptionIsToldWhatStandsAndTheOldOneNothing() throws Exception {
        link.subscribeEvents(DEVICE, recorder);
        await().atMost(BOUND).until(() -> recorder.told.contains(">"));
        proxy.cut();
        await().atMost(BOUND).until(() -> !losses.isEmpty());
        server.alarms().set("TooHot", true, false);

        Recorder again = new Recorder();
        assertThat(link.subscribeEvents(DEVICE, again)).isTrue();
        await().atMost(BOUND).until(() -> again.told.contains(">"));
        assertThat(again.told).containsExactly("<", "TooHot again", ">");
        assertThat(recorder.told).containsExactly("<", ">");
    }

    @Test
    void aClosedLeaseIsToldNothingMore() throws Exception {
        Recorder other = new Recorder();
        try (LinkLease own = shared.lease(new EquipmentId("reactor-2"), reason -> {})) {
            ((OpcUaLink) own.link()).subscribeEvents(DEVICE, other);
            await().atMost(BOUND).until(() -> other.told.contains(">"));
        }
        link.subscribeEvents(DEVICE, recorder);
        await().atMost(BOUND).until(() -> recorder.told.contains(">"));
        server.alarms().burst(1);
        await().atMost(BOUND).until(() -> recorder.told.contains("event 0"));
        assertThat(other.told).containsExactly("<", ">");
    }
}
