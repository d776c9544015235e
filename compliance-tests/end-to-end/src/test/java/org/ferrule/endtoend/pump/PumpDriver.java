package org.ferrule.endtoend.pump;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Writable;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/**
 * The driver of a test's plugin, and its device in one, so that tests about people need no other process: {@code flow} is held,
 * {@code discard} is done at once, {@code fill} never ends.
 */
public final class PumpDriver implements EquipmentDriver {
    /** Its descriptor. */
    public static final String DESCRIPTOR = """
            descriptor: 1
            type: test.pump
            version: 1.0.0
            manufacturer: Test
            model: Pump
            profile: equipment
            staleAfter: 5 s
            onCommunicationLoss: Goes on as it is.
            parameters:
              flow:
                type: REAL
                unit: mL/min
                instrumentRange: [0, 120]
                operatingRange: [0, 100]
                access: readWrite
                every: 1 s
                verifyWithin: 2 s
                tolerance: 0.1
            commands:
              discard: {effect: NON_IDEMPOTENT, risk: CONFIRM, timeout: 10 s}
              fill: {effect: NON_IDEMPOTENT, timeout: 300 s}
            """;

    @Override
    public EquipmentSession open(SessionContext context) {
        return new Session();
    }

    private static final class Session implements EquipmentSession, Writable, Commandable {
        private Value flow = Value.real(0);

        @Override
        public Nameplate identify() {
            return new Nameplate("Test", "Pump", "P-1", "1", "1");
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            return wanted.stream().map(id -> Reading.good(id, flow)).toList();
        }

        @Override
        public void write(ParameterId parameter, Value value) {
            flow = value;
        }

        @Override
        public Execution start(CommandCall call) {
            return call.command().value().equals("fill") ? new Endless() : Execution.finished(Map.of());
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private static final class Endless implements Execution {
        @Override
        public ExecutionStatus poll() {
            return ExecutionStatus.running(0.5, "filling");
        }

        @Override
        public void cancel() {
            // Goes on filling.
        }
    }
}
