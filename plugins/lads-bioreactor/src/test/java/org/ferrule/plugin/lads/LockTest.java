package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockTest {
    private static final String LOCKED = "0x80E90000";
    private static final String TARGET = FakeReactor.FUNCTIONS + "temp/TargetValue";

    private final FakeOpcUaLink link = FakeReactor.link();

    private LadsSession open() throws Exception {
        return Bench.of("lads-bioreactor.yaml").link("link", link).open(new LadsDriver(), LadsSession.class);
    }

    private void lock(String owner, boolean isHeld) {
        lock(owner, isHeld, "urn:scada");
    }

    private void lock(String owner, boolean isHeld, String client) {
        String lock = owner + "/Lock";
        link.object(lock, 0)
                .variable(lock + "/Locked", Value.bool(isHeld))
                .variable(lock + "/LockingClient", Value.text(client))
                .variable(lock + "/LockingUser", Value.text("ines"))
                .variable(lock + "/RemainingLockTime", Value.real(41_000))
                .method(lock + "/BreakLock");
    }

    private static CommandCall call(String command) {
        return new CommandCall(new CommandId(command), RequestId.random(), Map.of());
    }

    @Test
    void aRefusalWhileSomebodyHoldsTheLockSaysWho() throws Exception {
        lock(FakeReactor.UNIT, true);
        link.refusing(TARGET, LOCKED).refusing(FakeReactor.UNIT + "/FunctionalUnitState/Stop", LOCKED);
        LadsSession session = open();

        assertThatThrownBy(() -> session.write(new ParameterId("temperature.sp"), Value.real(37)))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo(LOCKED))
                .hasMessageContaining("urn:scada (user ines) for another 41 s");
        assertThatThrownBy(() -> session.start(call("stop"))).hasMessageContaining("urn:scada");
    }

    @Test
    void aRefusalForAnotherReasonSaysNothingOfLocks() throws Exception {
        lock(FakeReactor.UNIT, false);
        link.refusing(TARGET, "0x803C0000");
        LadsSession session = open();
        assertThatThrownBy(() -> session.write(new ParameterId("temperature.sp"), Value.real(99)))
                .isInstanceOf(DeviceException.class)
                .message()
                .doesNotContain("lock");
    }

    @Test
    void theLockIsSeenAndTheDevicesOwnServesAUnitWithout() throws Exception {
        lock(FakeReactor.DEVICE, true);
        LadsSession session = open();
        assertThat(Bench.read(session, "lock.isHeld").value()).isEqualTo(Value.bool(true));
        assertThat(Bench.read(session, "lock.client").value()).isEqualTo(Value.text("urn:scada"));
        assertThat(Bench.read(session, "lock.remaining").value()).isEqualTo(new Value.Span(Duration.ofSeconds(41)));
    }

    @Test
    void aLockIsBrokenAndADeviceThatKeepsItIsNotBelieved() throws Exception {
        lock(FakeReactor.UNIT, false);
        LadsSession session = open();
        session.start(call("breakLock"));
        assertThat(link.calls()).containsExactly(FakeReactor.UNIT + "/Lock/BreakLock[]");

        lock(FakeReactor.UNIT, true);
        assertThatThrownBy(() -> session.start(call("breakLock"))).hasMessageContaining("urn:scada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:reactor:1", "urn:maker:reactor", "front panel"})
    void aLockThatTheServerHoldsItselfIsAPersonsAtThePanelAndIsNotBroken(String holder) throws Exception {
        link.variable("2254", new Value.Items(List.of(Value.text("urn:reactor:1"), Value.text("urn:scada"))))
                .variable("2262", Value.text("urn:maker:reactor"));
        lock(FakeReactor.UNIT, true, holder);
        LadsSession session = Bench.of("lads-bioreactor.yaml")
                .link("link", link)
                .with("panelClient", Value.text("front panel"))
                .open(new LadsDriver(), LadsSession.class);

        assertThat(session.status().controlSource()).isEqualTo(ControlSource.LOCAL_PANEL);
        assertThatThrownBy(() -> session.start(call("breakLock")))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("panel");
        assertThat(link.calls()).isEmpty();
        lock(FakeReactor.UNIT, true);
        assertThat(session.status().controlSource()).isEqualTo(ControlSource.REMOTE);
    }
}
