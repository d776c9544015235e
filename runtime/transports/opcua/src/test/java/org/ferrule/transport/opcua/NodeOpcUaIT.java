package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.api.transport.OpcUaValue;
import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The transport against a server, and a codec, that nobody of this project wrote. */
@Timeout(120)
class NodeOpcUaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> LOSSES = new CopyOnWriteArrayList<>();

    private static NodeServers servers;
    private static OpcUaTransport transport;
    private static SharedLink shared;
    private static OpcUaLink link;

    @BeforeAll
    static void connect(@TempDir Path site, @TempDir Path pki) throws Exception {
        servers = NodeServers.start(pki, "secured");
        transport = new OpcUaTransport();
        shared = transport.open(new TestSite(site, Duration.ofSeconds(10))
                .trust(servers.certificate("secured"))
                .link(servers.port("secured"), Map.of("user", "operator"), Map.of("password", "sécret")));
        link = (OpcUaLink)
                shared.lease(new EquipmentId("reactor-1"), LOSSES::add).link();
    }

    @AfterAll
    static void disconnect() {
        shared.close();
        transport.stop();
        servers.close();
    }

    private static OpcUaNodeId node(String name) {
        return new OpcUaNodeId(NodeServers.NAMESPACE, "s=" + name);
    }

    private static OpcUaValue read(String name) throws Exception {
        return link.read(List.of(node(name))).get(0);
    }

    static List<Arguments> everyType() {
        return List.of(
                Arguments.of("Boolean", Value.bool(true), Value.bool(false)),
                Arguments.of("SByte", Value.integer(-128), Value.integer(127)),
                Arguments.of("Byte", Value.integer(255), Value.integer(0)),
                Arguments.of("Int16", Value.integer(-32768), Value.integer(32767)),
                Arguments.of("UInt16", Value.integer(65535), Value.enumerated(0, "OFF")),
                Arguments.of("Int32", Value.integer(Integer.MIN_VALUE), Value.integer(Integer.MAX_VALUE)),
                Arguments.of("UInt32", Value.integer(0xFFFFFFFFL), Value.integer(0x80000000L)),
                Arguments.of("Int64", Value.integer(Long.MIN_VALUE), Value.integer(Long.MAX_VALUE)),
                Arguments.of("UInt64", Value.integer(Long.MAX_VALUE), Value.real(0x1p63)),
                Arguments.of("Float", Value.real(37.1), Value.real(-0.25)),
                Arguments.of("Double", Value.real(0.1), Value.real(1e-300)),
                Arguments.of("String", Value.text("vessel °C"), Value.text("")),
                Arguments.of("DateTime", time("2026-02-28T23:59:59.999Z"), time("1999-12-31T00:00:00.001Z")),
                Arguments.of("ByteString", bytes(0, 255, 10), bytes(13)),
                Arguments.of("LocalizedText", Value.text("Gefäß"), Value.text("vessel")),
                Arguments.of("Enumeration", Value.integer(1), Value.enumerated(4, "SHUTDOWN")),
                Arguments.of("Duration", Value.real(1500), new Value.Span(Duration.ofMillis(250))),
                Arguments.of("Anything", Value.real(0), Value.text("a text where a number was")),
                Arguments.of("Series", integers(1, -2, 3), integers()),
                Arguments.of(
                        "Names",
                        new Value.Items(List.of(Value.text("a"), Value.text("b"))),
                        new Value.Items(List.of(Value.text("°C")))));
    }

    private static Value time(String text) {
        return new Value.Timestamp(Instant.parse(text));
    }

    private static Value bytes(int... content) {
        byte[] bytes = new byte[content.length];
        IntStream.range(0, content.length).forEach(i -> bytes[i] = (byte) content[i]);
        return new Value.Bytes(bytes, "application/octet-stream");
    }

    private static Value integers(long... numbers) {
        return new Value.Items(LongStream.of(numbers).mapToObj(Value::integer).toList());
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void readsAndWritesEachType(String type, Value first, Value second) throws Exception {
        assertThat(read(type).value()).isEqualTo(first);
        link.write(node(type), second);
        Value expected = second instanceof Value.Enumerated choice
                ? Value.integer(choice.code())
                : second instanceof Value.Span span
                        ? Value.real((double) span.value().toMillis())
                        : second;
        assertThat(read(type).value()).isEqualTo(expected);
        link.write(node(type), first);
        assertThat(read(type).value()).isEqualTo(first);
    }

    @Test
    void readsWhatCannotBeWritten() throws Exception {
        assertThat(read("Guid").value()).isEqualTo(Value.text("72962b91-fa75-4ae6-8d28-b404dc7daf63"));
        assertThat(read("XmlElement").value()).isEqualTo(Value.text("<vessel/>"));
        assertThat(read("NodeId").value()).isEqualTo(Value.text("nsu=http://opcfoundation.org/UA/;i=85"));
        assertThat(read("ExpandedNodeId").value()).isEqualTo(read("NodeId").value());
        assertThat(read("StatusCode").value()).isEqualTo(Value.integer(0x808C0000L));
        assertThat(read("QualifiedName").value()).isEqualTo(Value.text("Qualified"));
        assertThat(read("Absent").value()).isEqualTo(Value.absent());
        assertThat(read("Range").value())
                .isEqualTo(new Value.Struct(Map.of("low", Value.real(-1.5), "high", Value.real(60))));
        assertThat(((Value.Struct) read("Unit").value()).fields())
                .containsEntry("unitId", Value.integer(4408652))
                .containsEntry("displayName", Value.text("°C"));
        assertThat(read("Matrix").value().toString()).containsSubsequence("1.0", "2.0", "3.0", "4.0");
    }

    @Test
    void keepsTheQualityThatTheServerGives() throws Exception {
        assertThat(link.read(List.of(node("Broken"), node("Doubtful"), node("NoSuch"), node("Double"))))
                .extracting(value -> value.quality().name())
                .containsExactly("SensorFailure", "LastUsableValue", "NodeIdUnknown", "Good");
        assertThat(read("Double").sourceTime()).isNotNull();
    }

    @Test
    void browsesMoreThanTheServerAnswersAtOnceAndFollowsSuperTypes() throws Exception {
        assertThat(link.browse(OpcUaNodeId.standard(85)))
                .contains(new OpcUaReference(
                        NodeServers.NAMESPACE,
                        "Device",
                        node("Device"),
                        OpcUaReference.NodeClass.OBJECT,
                        OpcUaNodeId.standard(58)));
        assertThat(link.browse(node("Device")))
                .extracting(OpcUaReference::browseName)
                .contains("Boolean", "Many0", "Many199", "Repeat")
                .doesNotHaveDuplicates();
        assertThat(link.superTypes(OpcUaNodeId.standard(2368)))
                .containsExactly(
                        OpcUaNodeId.standard(15318),
                        OpcUaNodeId.standard(2365),
                        OpcUaNodeId.standard(63),
                        OpcUaNodeId.standard(62));
    }

    @Test
    void callsAMethodWithSeveralArgumentsAndResults() throws Exception {
        Value factors = new Value.Items(List.of(Value.real(1.5), Value.integer(2)));
        assertThat(link.call(node("Device"), node("Repeat"), List.of(Value.text("ab"), Value.integer(3), factors)))
                .containsExactly(Value.text("ababab"), Value.real(3));
        assertThat(link.call(node("Device"), node("Nothing"), List.of())).isEmpty();
    }

    @Test
    void keepsTheServersCodeWhereItRefuses() {
        assertRefused(() -> link.call(node("Device"), node("Refuse"), List.of()), 0x80AF0000L, "Bad_InvalidState");
        assertRefused(
                () -> link.call(node("Device"), node("Judge"), List.of(Value.real(1), Value.integer(2))),
                0x80AB0000L,
                "argument 2: Bad_OutOfRange");
        assertRefused(() -> link.call(node("Device"), node("Throw"), List.of()), 0x80020000L, "Bad_InternalError");
        assertRefused(() -> link.call(node("Device"), node("NoSuch"), List.of()), 0x80750000L, "Bad_MethodInvalid");
        assertRefused(
                () -> link.call(node("Device"), node("Repeat"), List.of(Value.text("too few"))),
                0x80760000L,
                "Bad_ArgumentsMissing");
        assertRefused(() -> link.write(node("Fixed"), Value.real(2)), 0x803B0000L, "Bad_NotWritable");
    }

    private static void assertRefused(ThrowingCallable call, long code, String text) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DeviceException.class,
                        refused ->
                                assertThat(refused.deviceCode()).isEqualTo(String.format(Locale.ROOT, "0x%08X", code)))
                .hasMessageContaining(text);
    }

    @Test
    void deliversThePresentValueAndThenEachChange() throws Exception {
        List<Value> seen = new CopyOnWriteArrayList<>();
        subscribe("Many1", seen);
        await().atMost(PATIENCE).until(() -> seen.size() == 1);
        for (int i = 1; i <= 3; i++) {
            int expected = i + 1;
            link.write(node("Many1"), Value.integer(100L * i));
            await().atMost(PATIENCE).until(() -> seen.size() == expected);
        }
        assertThat(seen).containsExactly(Value.integer(1), Value.integer(100), Value.integer(200), Value.integer(300));
    }

    private static void subscribe(String name, List<Value> seen) throws Exception {
        link.subscribe(List.of(node(name)), Duration.ofMillis(50), (which, value) -> seen.add(value.value()));
    }

    @Test
    void connectsAnewAfterTheServerWasKilledAndStartedAgain() throws Exception {
        List<Value> seen = new CopyOnWriteArrayList<>();
        subscribe("Many2", seen);
        await().atMost(PATIENCE).until(() -> seen.size() == 1);
        LOSSES.clear();
        servers.kill();
        await().atMost(PATIENCE).until(() -> !LOSSES.isEmpty());
        assertThatThrownBy(() -> link.write(node("Many2"), Value.integer(7)))
                .isInstanceOfSatisfying(ConnectionException.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(CommFault.NOT_CONNECTED);
                    assertThat(refused.isSent()).isFalse();
                });

        servers = servers.startAgain();
        subscribe("Many2", seen);
        await().atMost(PATIENCE).until(() -> seen.size() == 2);
        link.write(node("Many2"), Value.integer(8));
        await().atMost(PATIENCE).until(() -> seen.size() == 3);
        assertThat(seen)
                .as("nothing was written meanwhile")
                .containsExactly(Value.integer(2), Value.integer(2), Value.integer(8));
        assertThat(LOSSES).hasSize(1);
    }
}
