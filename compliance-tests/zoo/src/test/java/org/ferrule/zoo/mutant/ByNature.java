package org.ferrule.zoo.mutant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.driver.Clocked;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ReadingSink;
import org.ferrule.api.driver.Recallable;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.driver.Subscribable;
import org.ferrule.api.driver.Writable;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;

/** Drivers that never ask their device anything. */
public final class ByNature {
    private ByNature() {}

    /** Does nothing, and does not say that it does anything. */
    public static class NullDriver implements EquipmentDriver {
        @Override
        public EquipmentSession open(SessionContext context) {
            return new Silent(context);
        }
    }

    /** Says what anybody would like to hear, and reports success. */
    public static class LiarDriver implements EquipmentDriver {
        @Override
        public EquipmentSession open(SessionContext context) {
            return new Liar(context);
        }
    }

    private static class Silent
            implements EquipmentSession, Writable, Commandable, Subscribable, Stateful, Recallable, Clocked {
        final SessionContext context;

        Silent(SessionContext context) {
            this.context = context;
        }

        @Override
        public Nameplate identify() {
            return new Nameplate("Zoo", "Pump", "Z-1", "B", "2.4");
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            return wanted.stream()
                    .map(id -> Reading.bad(id, Quality.BAD_NOT_SUPPORTED))
                    .toList();
        }

        @Override
        public void write(ParameterId parameter, Value value) {
            // Nothing.
        }

        @Override
        public Execution start(CommandCall call) {
            return Execution.finished(Map.of());
        }

        @Override
        public Optional<ExecutionStatus> recall(CommandCall call) {
            return Optional.empty();
        }

        @Override
        public void subscribe(Collection<ParameterId> wanted, ReadingSink sink) {
            read(wanted).forEach(sink::accept);
        }

        @Override
        public DeviceStatus status() {
            return new DeviceStatus(
                    DeviceState.OPERATE,
                    Health.NORMAL,
                    OperatingMode.PROCESSING,
                    ControlSource.REMOTE,
                    Map.of(new UnitId("pump"), FunctionalState.IDLE));
        }

        @Override
        public java.time.Instant clock() {
            return context.clock().instant();
        }

        @Override
        public void close() {
            // Nothing.
        }
    }

    private static final class Liar extends Silent {
        private final Map<ParameterId, Value> written = new java.util.HashMap<>();

        Liar(SessionContext context) {
            super(context);
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            return wanted.stream()
                    .map(id -> Reading.good(id, written.getOrDefault(id, plausible(id.value()))))
                    .toList();
        }

        private static Value plausible(String id) {
            return switch (id) {
                case "cycles" -> Value.integer(17);
                case "door", "light" -> Value.bool(false);
                case "mode" -> Value.enumerated(0, "AUTO");
                case "label" -> Value.text("Pumpe");
                case "calibrationDue" -> new Value.Timestamp(java.time.Instant.parse("2031-06-30T00:00:00Z"));
                case "pressure" -> Value.real(101.325);
                default -> Value.real(10);
            };
        }

        @Override
        public void write(ParameterId parameter, Value value) {
            written.put(parameter, value);
        }
    }
}
