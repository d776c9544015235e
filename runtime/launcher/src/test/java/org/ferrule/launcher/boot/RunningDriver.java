package org.ferrule.launcher.boot;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;

/** A device that is held in a run, for ever. */
public class RunningDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) {
        return new Session();
    }

    /** Reads ones. */
    static final class Session implements EquipmentSession, Stateful {
        @Override
        public Nameplate identify() {
            return new Nameplate("Test", "Fake", "SN-2", "", "");
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            return wanted.stream().map(id -> Reading.good(id, Value.real(1))).toList();
        }

        @Override
        public DeviceStatus status() {
            return new DeviceStatus(
                    DeviceState.OPERATE,
                    Health.NORMAL,
                    OperatingMode.NONE,
                    ControlSource.NONE,
                    Map.of(new UnitId("vessel"), FunctionalState.HELD));
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
