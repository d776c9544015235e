package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.FunctionalUnitDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Access;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.ValueType;

/** Small descriptors for tests. */
final class TestDescriptors {
    static final String TYPE = "test.device";
    static final ParameterId VALUE = new ParameterId("value");
    static final ParameterId OTHER = new ParameterId("other");
    static final UnitId UNIT = new UnitId("main");

    private TestDescriptors() {}

    static ParameterDescriptor parameter(ParameterId id, Acquisition.Mode mode, Duration every) {
        return parameter(id, ValueDomain.of(ValueType.REAL, "Cel"), Access.READ)
                .with(new Acquisition(mode, every, 0, Duration.ofSeconds(10)));
    }

    static Draft parameter(ParameterId id, ValueDomain domain, Access access) {
        return acquisition -> new ParameterDescriptor(
                id,
                Optional.empty(),
                domain,
                Optional.of(new Range(0, 100)),
                Optional.empty(),
                access,
                acquisition,
                Optional.empty(),
                Precautions.NONE,
                "");
    }

    /** The same, of a device whose clock can be read. */
    static EquipmentDescriptor clocked(EquipmentDescriptor plain, Duration limit) {
        EquipmentDescriptor.Supervision times = plain.supervision();
        return new EquipmentDescriptor(
                plain.identity(),
                new EquipmentDescriptor.Supervision(
                        times.staleAfter(),
                        times.callDeadline(),
                        times.statusEvery(),
                        times.safeState(),
                        times.onCommunicationLoss(),
                        Optional.of(limit)),
                plain.units(),
                plain.settings(),
                plain.parameters(),
                plain.commands(),
                plain.alarms(),
                plain.sha256());
    }

    static EquipmentDescriptor descriptor(
            Duration staleAfter, Duration callDeadline, ParameterDescriptor... parameters) {
        return new EquipmentDescriptor(
                new EquipmentDescriptor.Identity(TYPE, "1.0.0", "maker", "model", "sensor.ph", "1\\..*"),
                new EquipmentDescriptor.Supervision(
                        staleAfter,
                        callDeadline,
                        Duration.ofMillis(200),
                        Optional.empty(),
                        "nothing",
                        Optional.empty()),
                Map.of(UNIT, new FunctionalUnitDescriptor(UNIT, EnumSet.allOf(FunctionalState.class), "")),
                Map.of(),
                EquipmentDescriptor.byId(List.of(parameters), ParameterDescriptor::id),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                "0".repeat(64));
    }

    interface Draft {
        ParameterDescriptor with(Acquisition acquisition);
    }
}
