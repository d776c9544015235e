package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpcUaLossIT {
    private static final int CONNECTIONS = Boolean.getBoolean("ferrule.exhaustive") ? 50 : 15;
    private static final OpcUaNodeId NAME = new OpcUaNodeId(FakeDevice.NAMESPACE, "s=Name");

    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final OpcUaTransport transport = new OpcUaTransport();
    private TestServer server;
    private TcpProxy proxy;
    private SharedLink shared;
    private OpcUaLink link;

    @BeforeEach
    void connect(@TempDir Path directory) throws Exception {
        server = TestServer.start();
        proxy = new TcpProxy(server.port());
        shared = transport.open(
                new TestSite(directory).trust(server.certificate()).link(proxy.port()));
        link = (OpcUaLink)
                shared.lease(new EquipmentId("reactor-1"), losses::add).link();
    }

    @AfterEach
    void disconnect() throws Exception {
        shared.close();
        transport.stop();
        proxy.close();
        server.close();
    }

    @Test
    void tellsEachUserOnceWhenTheLineIsCutAndConnectsAnewOnTheNextCall() throws Exception {
        OpcUaLink second = (OpcUaLink)
                shared.lease(new EquipmentId("reactor-2"), losses::add).link();
        link.read(List.of(NAME));
        second.read(List.of(NAME));
        proxy.cut();
        await().atMost(Duration.ofSeconds(2)).until(() -> losses.size() == 2);
        await().during(Duration.ofMillis(500)).until(() -> losses.size() == 2);
        assertThat(link.read(List.of(NAME)).get(0).value()).isEqualTo(Value.text("reactor"));
        assertThat(losses).hasSize(2);
    }

    @Test
    void noticesABlackHoleWithOnlyASubscriptionRunning() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        link.subscribe(
                List.of(NAME),
                Duration.ofMillis(100),
                (node, value) -> seen.add(value.value().text()));
        await().until(() -> !seen.isEmpty());
        proxy.swallow();
        await().atMost(TestSite.TIMEOUT.multipliedBy(2)).until(() -> losses.size() == 1);
    }

    @Test
    void leavesTheOutcomeOfAWriteIntoABlackHoleOpen() throws Exception {
        link.write(NAME, Value.text("before"));
        proxy.swallow();
        ConnectionException failed =
                catchThrowableOfType(ConnectionException.class, () -> link.write(NAME, Value.text("lost")));
        assertThat(failed.fault()).isIn(CommFault.TIMEOUT, CommFault.NOT_CONNECTED);
        assertThat(failed.isSent()).isTrue();
    }

    @Test
    void aWriteThatGotNoFurtherThanAskingForTheTypeIsNotSent() throws Exception {
        link.read(List.of(NAME));
        proxy.swallow();
        ConnectionException failed =
                catchThrowableOfType(ConnectionException.class, () -> link.write(NAME, Value.text("lost")));
        assertThat(failed.isSent()).isFalse();
    }

    @Test
    void aWriteWithoutAServerIsNotSent() throws Exception {
        server.close();
        ConnectionException failed =
                catchThrowableOfType(ConnectionException.class, () -> link.write(NAME, Value.text("lost")));
        assertThat(failed.isSent()).isFalse();
    }

    @Test
    void tellsOnceOfARestartAndDeliversToANewSubscriptionAfterwards() throws Exception {
        List<String> before = new CopyOnWriteArrayList<>();
        link.subscribe(
                List.of(NAME),
                Duration.ofMillis(50),
                (node, value) -> before.add(value.value().text()));
        await().until(() -> before.equals(List.of("reactor")));
        server.close();
        proxy.cut();
        await().until(() -> losses.size() == 1);
        server = server.startAgain();

        List<String> after = new CopyOnWriteArrayList<>();
        link.subscribe(
                List.of(NAME),
                Duration.ofMillis(50),
                (node, value) -> after.add(value.value().text()));
        await().until(() -> after.equals(List.of("reactor")));
        link.write(NAME, Value.text("restarted"));
        await().until(() -> after.equals(List.of("reactor", "restarted")));
        assertThat(before).containsExactly("reactor");
        // A machine that is busy enough to starve the new subscription costs a loss of its own.
        assertThat(losses).filteredOn(losses.get(0)::equals).hasSize(1);
    }

    @Test
    void leavesNoThreadsBehindAfterManyConnections() throws Exception {
        link.read(List.of(NAME));
        for (int i = 0; i < CONNECTIONS; i++) {
            try (LinkLease lease = shared.lease(new EquipmentId("reactor-2"), losses::add)) {
                proxy.cut();
                int round = i;
                await().until(() -> losses.size() > round);
                assertThat(((OpcUaLink) lease.link()).read(List.of(NAME))).hasSize(1);
                link.read(List.of(NAME));
            }
        }
        shared.close();
        transport.stop();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> thread.getName().startsWith("opcua-"))
                        .isEmpty());
    }
}
