package org.ferrule.launcher.boundary;

import java.util.Collection;
import java.util.List;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/** A driver as vendors write it, found by Declarative Services. */
public class HonestDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) {
        return new Session();
    }

    /** Reads ones. */
    public static final class Session implements EquipmentSession {
        @Override
        public Nameplate identify() {
            return new Nameplate("Test", "Fake", "SN-1", "", "");
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            return wanted.stream().map(id -> Reading.good(id, Value.real(1))).toList();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
