package org.ferrule.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.UnitId;
import org.ferrule.audit.Actor;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.Locks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InUseTest {
    private static final UnitId VESSEL = new UnitId("vessel");
    private static final EquipmentId ID = new EquipmentId("reactor-1");

    private final List<String> done = new ArrayList<>();
    private Optional<String> busy = Optional.empty();
    private Optional<Locks.Held> held = Optional.empty();

    private void require(FunctionalState state) throws RefusedException {
        try (InUse use = new InUse(site(), locks())) {
            use.require(List.of(reactor(state)), "update of x");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "IDLE", "ABORTED", "COMPLETE"})
    void equipmentThatWaitsIsNotInUse(FunctionalState state) throws Exception {
        require(state);

        assertThat(done).containsExactly("hold reactor-1", "release reactor-1");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STOPPED", "IDLE", "ABORTED", "COMPLETE"})
    void equipmentInARunOrOnItsWayIsInUse(FunctionalState state) {
        assertThatThrownBy(() -> require(state))
                .hasMessageContaining("reactor-1 is in a run: vessel is " + state)
                .hasMessageContaining("Wait until it is over");
        assertThat(done).contains("release reactor-1");
    }

    @Test
    void aLockOnAUnitIsUse() {
        held = Optional.of(new Locks.Held(new Actor("ann", "OPERATOR", "cli"), Instant.MAX, "batch 12"));

        assertThatThrownBy(() -> require(FunctionalState.IDLE))
                .hasMessageContaining("reactor-1/vessel is locked by ann for \"batch 12\"");
    }

    @Test
    void aCommandThatIsUnderWayIsUseAndNothingIsHeldThen() {
        busy = Optional.of("reactor-1 is busy: command fill");

        assertThatThrownBy(() -> require(FunctionalState.IDLE)).hasMessage("reactor-1 is busy: command fill");
        assertThat(done).containsExactly("hold reactor-1");
    }

    private PluginSite site() {
        return fake(PluginSite.class, (name, first) -> {
            done.add(name + " " + first);
            return name.equals("hold") ? busy : null;
        });
    }

    private Locks locks() {
        return fake(Locks.class, (name, place) -> ((Locks.Place) place).unit().isPresent() ? held : Optional.empty());
    }

    /** Answers by the method's name and first argument. */
    private interface Answering {
        Object answer(String name, Object first);
    }

    private static <T> T fake(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answering.answer(method.getName(), arguments[0])));
    }

    private static EquipmentView reactor(FunctionalState state) {
        DeviceStatus status = new DeviceStatus(
                DeviceState.OPERATE, Health.NORMAL, OperatingMode.NONE, ControlSource.NONE, Map.of(VESSEL, state));
        return new EquipmentView(
                ID,
                "example.reactor",
                Optional.empty(),
                new EquipmentView.Connection(ConnectionState.ONLINE, Instant.EPOCH, "", Optional.empty()),
                Optional.of(status),
                Optional.empty(),
                false,
                Map.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }
}
