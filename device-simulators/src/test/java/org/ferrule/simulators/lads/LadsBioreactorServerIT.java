package org.ferrule.simulators.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.data.Offset;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.LoopMode;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything here goes over an encrypted channel and finds its nodes by browsing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LadsBioreactorServerIT {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Object NO_PROPERTIES = new ExtensionObject[0];

    private final ManualClock clock = new ManualClock();
    private final Vessel vessel = new Vessel(VesselSettings.defaults(7), clock);

    private LadsBioreactorServer server;
    private LadsClient client;
    private NodeId unit;
    private NodeId machine;
    private NodeId functions;

    @BeforeAll
    void start(@TempDir Path pki) throws Exception {
        server = new LadsBioreactorServer(LadsServerSettings.defaults(pki).withActingSeconds(0.05), vessel);
        server.start();
        client = connect("urn:test:first");
        unit = client.find("DI:DeviceSet", "OWN:StirredBioreactor", "LADS:FunctionalUnitSet", "OWN:Vessel");
        machine = client.child(unit, "LADS:FunctionalUnitState");
        functions = client.child(unit, "LADS:FunctionSet");
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @AfterEach
    void bringBackToStopped() throws Exception {
        server.faults().apply("clear");
        client.call(client.child(unit, "DI:Lock"), "DI:BreakLock");
        client.call(machine, "LADS:Stop");
        awaitState("Stopped");
    }

    private LadsClient connect(String applicationUri) throws Exception {
        return LadsClient.connect(
                server.endpointUrl(), SecurityPolicy.Basic256Sha256, applicationUri, new AnonymousProvider());
    }

    @Test
    void theTypeDefinitionsLeadOverPublishedIdsToTheBaseTypes() throws Exception {
        NodeId device = client.find("DI:DeviceSet", "OWN:StirredBioreactor");
        NodeId temperature = client.child(functions, "OWN:Temperature");

        assertThat(typeOf(device)).isEqualTo(client.id("LADS", 1002));
        assertThat(typeOf(unit)).isEqualTo(client.id("LADS", 1003));
        assertThat(typeOf(temperature)).isEqualTo(client.id("LADS", 1009));
        assertThat(typeOf(client.child(functions, "OWN:O2"))).isEqualTo(client.id("LADS", 1014));
        assertThat(typeOf(client.child(functions, "OWN:Pressure"))).isEqualTo(client.id("LADS", 1016));
        assertThat(client.typeChain(device))
                .containsExactly(
                        "LADSDeviceType", "DeviceType", "ComponentType", "TopologyElementType", "BaseObjectType");
        assertThat(client.typeChain(temperature))
                .containsExactly(
                        "AnalogControlFunctionType",
                        "BaseControlFunctionType",
                        "FunctionType",
                        "TopologyElementType",
                        "BaseObjectType");
    }

    @Test
    void theNameplateStandsInTheIdentificationAndOnTheDevice() throws Exception {
        NodeId device = client.find("DI:DeviceSet", "OWN:StirredBioreactor");
        for (NodeId place : List.of(device, client.child(device, "DI:Identification"))) {
            assertThat(client.value(client.child(place, "DI:SerialNumber"))).isEqualTo("FSB-0001");
            assertThat(client.value(client.child(place, "DI:Manufacturer")))
                    .isEqualTo(LocalizedText.english("Ferrule Simulators"));
            for (String name : List.of(
                    "Model",
                    "HardwareRevision",
                    "SoftwareRevision",
                    "DeviceRevision",
                    "DeviceManual",
                    "AssetId",
                    "ComponentName",
                    "ProductInstanceUri",
                    "RevisionCounter")) {
                assertThat(client.value(client.child(place, "DI:" + name))).isNotNull();
            }
        }
    }

    @Test
    void aTargetCarriesItsUnitAndItsRange() throws Exception {
        NodeId target = client.child(client.child(functions, "OWN:Temperature"), "LADS:TargetValue");

        EUInformation unitOf = (EUInformation) decode(client.child(target, "UA:EngineeringUnits"));
        Range range = (Range) decode(client.child(target, "UA:EURange"));

        assertThat(unitOf.getUnitId()).isEqualTo(4408652);
        assertThat(range).isEqualTo(new Range(4.0, 45.0));
    }

    @Test
    void valuesComeWithBothTimestampsAndFollowTheVessel() throws Exception {
        NodeId current = client.child(client.child(functions, "OWN:PH"), "LADS:CurrentValue");

        DataValue value = client.read(current);

        assertThat(value.sourceTime()).isNotNull();
        assertThat(value.serverTime()).isNotNull();
        assertThat((Double) value.value().value())
                .isCloseTo(vessel.loop(Loop.PH).pv(), Offset.offset(1e-9));
    }

    @Test
    void aSubscriptionDeliversTheValueAgainWhenTheVesselMoves() throws Exception {
        NodeId density = client.child(client.child(functions, "OWN:CellDensity"), "LADS:SensorValue");
        List<Double> seen = new CopyOnWriteArrayList<>();
        OpcUaSubscription subscription = new OpcUaSubscription(client.opcUa(), 100);
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(density);
        item.setSamplingInterval(50);
        item.setDataValueListener(
                (source, value) -> seen.add((Double) value.value().value()));
        subscription.addMonitoredItem(item);
        subscription.create();
        subscription.synchronizeMonitoredItems();

        await().atMost(BOUND).until(() -> seen.size() == 1);
        clock.advance(Duration.ofHours(2));
        await().atMost(BOUND).until(() -> seen.size() == 2);

        assertThat(seen.get(1))
                .isNotEqualTo(seen.get(0))
                .isEqualTo(vessel.state().viableDensity());
        subscription.delete();
    }

    @Test
    void aTargetInRangeReachesTheVesselAndOneOutsideIsRefused() throws Exception {
        NodeId target = client.child(client.child(functions, "OWN:Temperature"), "LADS:TargetValue");

        assertThat(client.write(target, 36.5)).isEqualTo(StatusCode.GOOD);
        assertThat(client.write(target, 45.1).value()).isEqualTo(StatusCodes.Bad_OutOfRange);
        assertThat(client.write(target, "36")).matches(StatusCode::isBad);

        assertThat(vessel.loop(Loop.TEMPERATURE).sp()).isEqualTo(36.5);
        assertThat(client.value(target)).isEqualTo(36.5);
    }

    @Test
    void aClampingDeviceReportsGoodAndAnIgnoringOneToo() throws Exception {
        NodeId target = client.child(client.child(functions, "OWN:Temperature"), "LADS:TargetValue");
        server.faults().apply("clamp on");
        assertThat(client.write(target, 60.0)).isEqualTo(StatusCode.GOOD);
        assertThat(client.value(target)).isEqualTo(45.0);

        server.faults().apply("ignore on");
        assertThat(client.write(target, 30.0)).isEqualTo(StatusCode.GOOD);
        assertThat(client.value(target)).isEqualTo(45.0);
    }

    @Test
    void theUnitRunsHoldsCompletesAndStopsThroughItsPublishedStates() throws Exception {
        NodeId running = client.child(machine, "LADS:RunningStateMachine");
        assertThat(client.read(client.child(running, "UA:CurrentState"))
                        .statusCode()
                        .value())
                .isEqualTo(StatusCodes.Bad_StateNotActive);

        assertGood(client.call(machine, "LADS:Start", NO_PROPERTIES).getStatusCode());
        awaitInner("Execute");
        NodeId outerState = client.child(machine, "UA:CurrentState");
        assertThat(client.value(client.child(outerState, "UA:Id"))).isEqualTo(client.id("LADS", 5099));
        assertThat(client.value(client.child(outerState, "UA:Number"))).isEqualTo(uint(5));
        assertThat(client.value(client.child(client.child(running, "UA:CurrentState"), "UA:Number")))
                .isEqualTo(uint(3));
        assertThat(vessel.loop(Loop.DISSOLVED_OXYGEN).mode()).isEqualTo(LoopMode.AUTO);

        assertGood(client.call(running, "LADS:Hold").getStatusCode());
        awaitInner("Held");
        assertThat(vessel.loop(Loop.TEMPERATURE).mode()).isEqualTo(LoopMode.AUTO);
        assertThat(vessel.loop(Loop.PH).mode()).isEqualTo(LoopMode.OFF);

        assertGood(client.call(running, "LADS:Unhold").getStatusCode());
        awaitInner("Execute");
        assertGood(client.call(running, "LADS:ToComplete").getStatusCode());
        awaitInner("Complete");
        assertGood(client.call(machine, "LADS:Stop").getStatusCode());
        awaitState("Stopped");
        assertThat(vessel.loop(Loop.TEMPERATURE).mode()).isEqualTo(LoopMode.OFF);
        assertThat(server.executedMethods()).containsEntry("RunningStateMachine/Hold", 1);
    }

    @Test
    void aMethodThatIsNotLegalNowIsRefusedAndNotCounted() throws Exception {
        assertThat(client.call(machine, "LADS:Clear").getStatusCode().value()).isEqualTo(StatusCodes.Bad_InvalidState);
        assertThat(client.call(machine, "LADS:Start").getStatusCode().value())
                .isEqualTo(StatusCodes.Bad_ArgumentsMissing);
        assertThat(server.executedMethods()).doesNotContainKey("FunctionalUnitState/Clear");
    }

    @Test
    void aMethodCanBeCalledByTheIdThatItsTypePublishes() throws Exception {
        // OPC 10000-4, 5.11.2: the MethodId may be the one of the object's type.
        assertGood(client.call(machine, client.id("LADS", 7004), NO_PROPERTIES).getStatusCode());
        awaitState("Running");
    }

    @Test
    void aLoopIsStartedWithATargetAndStopped() throws Exception {
        NodeId function = client.child(functions, "OWN:Agitation");
        NodeId state = client.child(function, "LADS:ControlFunctionState");
        client.call(state, "LADS:Stop");

        assertGood(client.call(state, "LADS:StartWithTargetValue", 120.0).getStatusCode());

        assertThat(vessel.loop(Loop.AGITATION).sp()).isEqualTo(120);
        assertThat(client.value(client.child(client.child(state, "UA:CurrentState"), "UA:Number")))
                .isEqualTo(uint(5));
        assertThat(client.value(client.child(function, "OWN:ControllerMode"))).isEqualTo(uint(2));
        assertThat(client.call(state, "LADS:Start").getStatusCode().value()).isEqualTo(StatusCodes.Bad_InvalidState);
        assertGood(client.call(state, "LADS:Stop").getStatusCode());
        assertThat(vessel.loop(Loop.AGITATION).mode()).isEqualTo(LoopMode.OFF);
    }

    @Test
    void aDeviationRaisesTheAlarmOfItsLoop() throws Exception {
        NodeId function = client.child(functions, "OWN:Temperature");
        client.call(client.child(function, "LADS:ControlFunctionState"), "LADS:Start");
        NodeId target = client.child(function, "LADS:TargetValue");
        NodeId active =
                client.child(client.child(client.child(function, "LADS:AlarmMonitor"), "UA:ActiveState"), "UA:Id");

        client.write(target, vessel.loop(Loop.TEMPERATURE).pv());
        assertThat(client.value(active)).isEqualTo(false);
        client.write(target, vessel.loop(Loop.TEMPERATURE).pv() - 3);
        assertThat(client.value(active)).isEqualTo(true);
    }

    @Test
    void aGasCountsWhatItDeliversAndForgetsItOnReset() throws Exception {
        NodeId air = client.child(functions, "OWN:Air");
        client.write(client.child(air, "LADS:TargetValue"), 200.0);
        clock.advance(Duration.ofMinutes(10));
        NodeId total = client.child(air, "LADS:TotalizedValue");

        assertThat((Double) client.value(total)).isGreaterThan(1000);
        assertGood(client.call(air, "LADS:ResetTotalizer").getStatusCode());
        assertThat((Double) client.value(total)).isLessThan(1);
    }

    @Test
    void theLockKeepsOtherApplicationsFromWritingAndCalling() throws Exception {
        NodeId lock = client.child(unit, "DI:Lock");
        NodeId target = client.child(client.child(functions, "OWN:Temperature"), "LADS:TargetValue");
        try (LadsClient other = connect("urn:test:second")) {
            assertThat(status(client.call(lock, "DI:InitLock", "a test").getOutputArguments()))
                    .isEqualTo(0);
            assertThat(client.value(client.child(lock, "DI:LockingClient"))).isEqualTo("urn:test:first");
            assertThat(status(other.call(lock, "DI:InitLock", "too late").getOutputArguments()))
                    .isEqualTo(-1);

            assertThat(other.write(target, 36.0).value()).isEqualTo(StatusCodes.Bad_Locked);
            assertThat(other.call(machine, "LADS:Start", NO_PROPERTIES)
                            .getStatusCode()
                            .value())
                    .isEqualTo(StatusCodes.Bad_Locked);
            assertThat(client.write(target, 36.0)).isEqualTo(StatusCode.GOOD);

            assertThat(status(client.call(lock, "DI:ExitLock").getOutputArguments()))
                    .isEqualTo(0);
            assertThat(other.write(target, 36.1)).isEqualTo(StatusCode.GOOD);
        }
    }

    private NodeId typeOf(NodeId node) throws UaException {
        return client.local(client.browse(node, BrowseDirection.Forward, NodeIds.HasTypeDefinition)
                .get(0)
                .getNodeId());
    }

    private Object decode(NodeId node) throws UaException {
        return ((ExtensionObject) client.value(node)).decode(client.opcUa().getStaticEncodingContext());
    }

    private static Object status(org.eclipse.milo.opcua.stack.core.types.builtin.Variant[] outputs) {
        return outputs[0].value();
    }

    private static void assertGood(StatusCode status) {
        assertThat(status).isEqualTo(StatusCode.GOOD);
    }

    private void awaitState(String name) {
        await(name).atMost(BOUND).until(() -> nameOf(machine).equals(name));
    }

    private void awaitInner(String name) {
        await(name)
                .atMost(BOUND)
                .until(() -> nameOf(client.child(machine, "LADS:RunningStateMachine"))
                        .equals(name));
    }

    private String nameOf(NodeId stateMachine) throws UaException {
        Object text = client.read(client.child(stateMachine, "UA:CurrentState"))
                .value()
                .value();
        return text instanceof LocalizedText localized ? String.valueOf(localized.text()) : "inactive";
    }
}
