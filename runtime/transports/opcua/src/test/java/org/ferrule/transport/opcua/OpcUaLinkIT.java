package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.api.transport.OpcUaValue;
import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpcUaLinkIT {
    private static TestServer server;
    private static OpcUaTransport transport;
    private static SharedLink shared;
    private static LinkLease lease;
    private static OpcUaLink link;

    @BeforeAll
    static void connect(@TempDir Path directory) throws Exception {
        server = TestServer.start();
        transport = new OpcUaTransport();
        shared = transport.open(
                new TestSite(directory).trust(server.certificate()).link(server.port()));
        lease = shared.lease(new EquipmentId("reactor-1"), reason -> {});
        link = (OpcUaLink) lease.link();
    }

    @AfterAll
    static void disconnect() throws Exception {
        shared.close();
        transport.stop();
        server.close();
    }

    private static OpcUaNodeId node(String name) {
        return new OpcUaNodeId(FakeDevice.NAMESPACE, "s=" + name);
    }

    private static Value read(String name) throws Exception {
        return link.read(List.of(node(name))).get(0).value();
    }

    @Test
    void browsesTheChildrenOfANodeWithTheirClassesAndTypes() throws Exception {
        List<OpcUaReference> roots = link.browse(OpcUaNodeId.standard(85));
        assertThat(roots)
                .anySatisfy(r -> assertThat(r.node()).isEqualTo(node("Device")))
                .anySatisfy(r -> assertThat(r.browseName()).isEqualTo("Server"));

        List<OpcUaReference> children = link.browse(node("Device"));
        assertThat(children).extracting(OpcUaReference::browseName).contains("Temperature", "Scale");
        OpcUaReference temperature = children.stream()
                .filter(c -> c.browseName().equals("Temperature"))
                .findFirst()
                .orElseThrow();
        assertThat(temperature)
                .isEqualTo(new OpcUaReference(
                        FakeDevice.NAMESPACE,
                        "Temperature",
                        node("Temperature"),
                        OpcUaReference.NodeClass.VARIABLE,
                        OpcUaNodeId.standard(63)));
    }

    @Test
    void browsesToTheEndWhereTheServerGivesOnlyAFewReferencesAtOnce() throws Exception {
        int before = server.continuations();
        assertThat(link.browse(node("Device")))
                .extracting(OpcUaReference::browseName)
                .containsExactlyInAnyOrder(
                        "Temperature",
                        "Single",
                        "Level",
                        "Name",
                        "Label",
                        "Mode",
                        "Unit",
                        "Window",
                        "Series",
                        "Scale",
                        "Refuse",
                        "Echo");
        assertThat(server.continuations() - before).isEqualTo(2);
    }

    @Test
    void followsSuperTypesUpwards() throws Exception {
        assertThat(link.superTypes(OpcUaNodeId.standard(2368)))
                .containsExactly(
                        OpcUaNodeId.standard(15318),
                        OpcUaNodeId.standard(2365),
                        OpcUaNodeId.standard(63),
                        OpcUaNodeId.standard(62));
    }

    @Test
    void decodesEachKindOfValue() throws Exception {
        assertThat(read("Single")).isEqualTo(Value.real(37.1));
        assertThat(read("Label")).isEqualTo(Value.text("Vessel 1"));
        assertThat(read("Window")).isEqualTo(new Value.Struct(Map.of("low", Value.real(10), "high", Value.real(45))));
        assertThat(read("Series"))
                .isEqualTo(new Value.Items(List.of(Value.integer(1), Value.integer(2), Value.integer(3))));
        Value.Struct unit = (Value.Struct) read("Unit");
        assertThat(unit.fields().keySet()).containsExactly("namespaceUri", "unitId", "displayName", "description");
        assertThat(unit.fields())
                .containsEntry("unitId", Value.integer(4408652))
                .containsEntry("displayName", Value.text("°C"));
        assertThat(link.read(List.of(OpcUaNodeId.standard(2258))).get(0).value())
                .isInstanceOf(Value.Timestamp.class);
    }

    @Test
    void givesAnUnknownNodeABadQualityAndTheOthersTheirValues() throws Exception {
        List<OpcUaValue> values =
                link.read(List.of(node("NoSuch"), node("Single"), new OpcUaNodeId("urn:elsewhere", "i=1")));
        assertThat(values)
                .extracting(v -> v.quality().name())
                .containsExactly("NodeIdUnknown", "Good", "NodeIdUnknown");
        assertThat(values.get(1).value()).isEqualTo(Value.real(37.1));
    }

    @Test
    void readsMoreNodesThanFitIntoOneRequestInOrder() throws Exception {
        List<OpcUaNodeId> many = java.util.Collections.nCopies(1_100, node("Single"));
        assertThat(link.read(many))
                .hasSize(1_100)
                .allSatisfy(v -> assertThat(v.value()).isEqualTo(Value.real(37.1)));
    }

    @Test
    void writesEachKindOfValueInTheTypeOfItsVariable() throws Exception {
        link.write(node("Level"), Value.integer(200));
        link.write(node("Name"), Value.text("vessel"));
        link.write(node("Mode"), Value.enumerated(4, "SHUTDOWN"));
        link.write(node("Series"), new Value.Items(List.of(Value.integer(9))));
        assertThat(read("Level")).isEqualTo(Value.integer(200));
        assertThat(read("Name")).isEqualTo(Value.text("vessel"));
        assertThat(read("Mode")).isEqualTo(Value.integer(4));
        assertThat(read("Series")).isEqualTo(new Value.Items(List.of(Value.integer(9))));
    }

    @Test
    void refusesAValueThatDoesNotFitTheTypeOfItsVariable() {
        assertThatThrownBy(() -> link.write(node("Level"), Value.integer(300)))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("0x803C0000"))
                .hasMessageStartingWith("not sent to the device (0x80")
                .hasMessageContaining("Byte")
                .hasMessageContaining("300");
        assertThatThrownBy(() -> link.write(node("Level"), Value.text("high")))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("0x80740000"));
    }

    @Test
    void keepsTheServersCodeWhenItRefusesAWriteOrACall() {
        assertThatThrownBy(() -> link.write(OpcUaNodeId.standard(2258), new Value.Timestamp(Instant.EPOCH)))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("0x801F0000"))
                .hasMessageContaining("Bad_UserAccessDenied");
        assertThatThrownBy(() -> link.call(node("Device"), node("Refuse"), List.of(Value.real(1))))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("0x80AF0000"));
    }

    @Test
    void callsAMethodWithArgumentsOfItsDeclaredTypes() throws Exception {
        assertThat(link.call(node("Device"), node("Scale"), List.of(Value.integer(21))))
                .containsExactly(Value.real(42));
    }

    @Test
    void takesAndGivesStructuresThatTheServerDefinesItself() throws Exception {
        Value pairs = new Value.Items(List.of(pair("batch", "B-1"), pair("sample", "S-2")));
        assertThat(link.call(node("Device"), node("Echo"), List.of(pairs))).containsExactly(pairs);
        assertThat(link.call(node("Device"), node("Echo"), List.of(new Value.Items(List.of()))))
                .containsExactly(new Value.Items(List.of()));
        Value wrong = new Value.Items(List.of(new Value.Struct(Map.of("Colour", Value.text("red")))));
        assertThatThrownBy(() -> link.call(node("Device"), node("Echo"), List.of(wrong)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("argument 1[0]")
                .hasMessageContaining("[Key, Value]");
    }

    private static Value pair(String key, String value) {
        Map<String, Value> fields = new java.util.LinkedHashMap<>();
        fields.put("Key", Value.text(key));
        fields.put("Value", Value.text(value));
        return new Value.Struct(fields);
    }

    @Test
    void deliversThePresentValueAndThenEachChangeInOrder() throws Exception {
        List<Double> seen = new CopyOnWriteArrayList<>();
        try (LinkLease own = shared.lease(new EquipmentId("reactor-2"), reason -> {})) {
            OpcUaLink view = (OpcUaLink) own.link();
            view.write(node("Temperature"), Value.real(0));
            view.subscribe(List.of(node("Temperature")), Duration.ofMillis(50), (which, value) -> {
                seen.add(value.value().number());
                throw new IllegalStateException("a broken listener must not end the subscription");
            });
            for (int i = 1; i <= 5; i++) {
                int expected = i;
                await().until(() -> seen.size() == expected);
                view.write(node("Temperature"), Value.real(i));
            }
            await().until(() -> seen.size() == 6);
        }
        assertThat(seen).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
        link.write(node("Temperature"), Value.real(99));
        await().during(Duration.ofMillis(300)).until(() -> seen.size() == 6);
    }

    @Test
    void namesTheNodeThatCannotBeSubscribedTo() {
        assertThatThrownBy(() -> link.subscribe(
                        List.of(node("Single"), node("NoSuch")), Duration.ofMillis(100), (which, value) -> {}))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("NoSuch")
                .hasMessageContaining("Bad_NodeIdUnknown");
    }

    @Test
    void endsACallAtOnceWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> link.read(List.of(node("Single"))))
                .isInstanceOfSatisfying(ConnectionException.class, e -> {
                    assertThat(e.fault()).isEqualTo(CommFault.TIMEOUT);
                    assertThat(e.isSent()).isFalse();
                });
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aClosedLeaseRefusesCallsWhileOthersGoOn() throws Exception {
        LinkLease other = shared.lease(new EquipmentId("reactor-3"), reason -> {});
        OpcUaLink view = (OpcUaLink) other.link();
        assertThat(view.read(List.of(node("Single")))).hasSize(1);
        other.close();
        assertThatThrownBy(() -> view.read(List.of(node("Single"))))
                .isInstanceOfSatisfying(ConnectionException.class, e -> {
                    assertThat(e.fault()).isEqualTo(CommFault.NOT_CONNECTED);
                    assertThat(e.isSent()).isFalse();
                });
        assertThat(read("Single")).isEqualTo(Value.real(37.1));
    }
}
