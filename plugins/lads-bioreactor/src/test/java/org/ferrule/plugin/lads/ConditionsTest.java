package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final String TEMPERATURE = FakeReactor.FUNCTIONS + "temp";

    private final FakeOpcUaLink link = FakeReactor.link();
    private Bench bench;

    @BeforeEach
    void offerEvents() throws Exception {
        link.object(TEMPERATURE + "/AlarmMonitor", 0)
                .object(TEMPERATURE + "/AlarmMonitor/ActiveState", 0)
                .variable(TEMPERATURE + "/AlarmMonitor/ActiveState/Id", Value.bool(true));
        bench = Bench.of("lads-bioreactor.yaml").link("link", link);
    }

    private LadsSession subscribe() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        session.subscribe(List.of(), reading -> {});
        bench.reported().clear();
        return session;
    }

    private void tell(String condition, String source, boolean isActive, boolean isAcknowledged) {
        String name = condition.substring(condition.lastIndexOf('/') + 1);
        link.events()
                .occurred(new OpcUaEvent(
                        Value.absent(),
                        OpcUaNodeId.standard(2915),
                        FakeOpcUaLink.node(source),
                        "Unit",
                        null,
                        500,
                        name + (isActive ? " on" : " off"),
                        Optional.of(new OpcUaEvent.Condition(
                                FakeOpcUaLink.node(condition),
                                name,
                                isActive || !isAcknowledged,
                                Optional.of(isActive),
                                Optional.of(isAcknowledged)))));
    }

    @Test
    void aMonitorsConditionIsTheDeviationOfItsLoopAndReadingStops() throws Exception {
        link.notifier(FakeReactor.DEVICE);
        LadsSession session = subscribe();

        tell(TEMPERATURE + "/AlarmMonitor", TEMPERATURE, true, false);
        assertThat(bench.alarms()).containsEntry("temperature.deviation", true);
        tell(TEMPERATURE + "/AlarmMonitor", TEMPERATURE, false, false);
        session.status();
        assertThat(bench.alarms()).containsEntry("temperature.deviation", false);
        tell(TEMPERATURE + "/AlarmMonitor", TEMPERATURE, false, true);
        assertThat(bench.reported()).containsExactly("Acknowledged: AlarmMonitor was acknowledged at the device");
    }

    @Test
    void conditionsAreKnownByNameOrBySourceAndNoneIsLost() throws Exception {
        link.notifier(FakeReactor.DEVICE);
        subscribe();

        tell("urn/Over-Temperature", FakeReactor.UNIT, true, false);
        tell("urn/StirrerDeviation", FakeReactor.FUNCTIONS + "Stirrer", true, false);
        tell("urn/LidOpen", FakeReactor.UNIT, true, false);
        tell("urn/FanSlow", FakeReactor.DEVICE, true, false);
        assertThat(bench.alarms())
                .containsEntry("overTemperature", true)
                .containsEntry("agitation.deviation", true)
                .containsEntry("device.condition", true);
        tell("urn/LidOpen", FakeReactor.UNIT, false, true);
        assertThat(bench.alarms()).containsEntry("device.condition", true);
        tell("urn/FanSlow", FakeReactor.DEVICE, false, true);
        assertThat(bench.alarms()).containsEntry("device.condition", false);
        assertThat(bench.reported())
                .extracting(event -> event.substring(0, event.indexOf(':', event.indexOf(':') + 1)))
                .containsExactly(
                        "ConditionActive: LidOpen",
                        "ConditionActive: FanSlow",
                        "ConditionInactive: LidOpen",
                        "ConditionInactive: FanSlow");
    }

    @Test
    void whatARefreshDoesNotTellHasGone() throws Exception {
        link.notifier(FakeReactor.DEVICE);
        subscribe();
        tell(TEMPERATURE + "/AlarmMonitor", TEMPERATURE, true, false);
        tell("urn/PumpFault", FakeReactor.UNIT, true, false);

        link.events().refreshing();
        tell("urn/PumpFault", FakeReactor.UNIT, true, false);
        link.events().refreshed();

        assertThat(bench.alarms())
                .containsEntry("pumpFault", true)
                .containsEntry("temperature.deviation", false)
                .containsEntry("gasSupplyLow", false);
    }

    @Test
    void otherEventsAreDeviceEventsAndAnOverflowIsSaid() throws Exception {
        link.notifier("");
        subscribe();
        link.events()
                .occurred(new OpcUaEvent(Value.absent(), null, null, "Server", null, 1, "hello", Optional.empty()));
        link.events().overflowed();
        assertThat(bench.reported()).hasSize(2).first().isEqualTo("Event: Server: hello");
        assertThat(bench.reported().get(1)).startsWith("EventsLost");
    }

    @Test
    void anotherUnitsConditionsAreNotOurs() throws Exception {
        String other = FakeReactor.DEVICE + "/FunctionalUnitSet/Unit 2";
        FakeReactor.unit(link, other);
        FakeReactor.device(link, "Second");
        link.notifier("");
        bench.with("device", Value.text("Reactor")).with("functionalUnit", Value.text("Unit 1"));
        subscribe();
        tell("urn/PumpFault", other, true, false);
        tell("urn/Empty", "DeviceSet/Second", true, false);
        assertThat(bench.alarms()).isEmpty();
        tell("urn/PumpFault", FakeReactor.UNIT, true, false);
        assertThat(bench.alarms()).isEqualTo(Map.of("pumpFault", true));
    }

    @Test
    void withoutEventsOrRefreshTheMonitorsAreRead() throws Exception {
        subscribe().status();
        assertThat(bench.alarms()).isEqualTo(Map.of("temperature.deviation", true));

        bench.alarms().clear();
        link.notifier(FakeReactor.DEVICE).withoutRefresh();
        subscribe().status();
        assertThat(bench.alarms()).isEqualTo(Map.of("temperature.deviation", true));
    }
}
