package org.ferrule.core.governor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Conditions;
import org.ferrule.api.descriptor.CommandDescriptor.Effect;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.CommandDescriptor.Timing;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.FunctionalUnitDescriptor;
import org.ferrule.api.descriptor.Interlock;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Access;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;

/** A small reactor that has one of everything. */
final class Descriptors {
    static final ParameterId TEMPERATURE = new ParameterId("temperature.sp");
    static final ParameterId SPEED = new ParameterId("agitation.sp");

    static final ParameterId DOOR_STATE = new ParameterId("door");
    static final Map<Long, String> DOOR = Map.of(0L, "OPEN", 1L, "CLOSED", 2L, "LOCKED");
    static final Precautions DEMANDING = new Precautions(
            true,
            List.of(),
            List.of(new Interlock(
                    "doorClosed",
                    DOOR_STATE,
                    List.of(Value.enumerated(1, "CLOSED"), Value.enumerated(2, "LOCKED")),
                    "Close the door.")));

    static final Precautions IDENTIFIED = new Precautions(false, List.of("chainOfIdentity"), List.of());

    private Descriptors() {}

    static EquipmentDescriptor reactor() {
        ValueDomain cel = ValueDomain.of(ValueType.REAL, "Cel").within(new Range(4, 45));
        ValueDomain rpm = ValueDomain.of(ValueType.INT, "/min").within(new Range(0, 300));
        ValueDomain mode = new ValueDomain(ValueType.ENUM, "", Optional.empty(), Map.of(0L, "OFF", 1L, "AUTO"), "");
        ValueDomain door = new ValueDomain(ValueType.ENUM, "", Optional.empty(), DOOR, "");
        ValueDomain label = new ValueDomain(ValueType.TEXT, "", Optional.of(new Range(1, 8)), Map.of(), "[A-Z]+");
        List<ParameterDescriptor> parameters = List.of(
                parameter("temperature.sp", cel, Access.READ_WRITE),
                parameter("temperature.pv", cel, Access.READ),
                parameter("agitation.sp", rpm, Access.READ_WRITE),
                parameter("temperature.mode", mode, Access.READ_WRITE),
                parameter("label", label, Access.READ_WRITE),
                parameter("door", door, Access.READ),
                demanding(parameter("highLimit", cel, Access.READ_WRITE)));
        return new EquipmentDescriptor(
                new EquipmentDescriptor.Identity("test.reactor", "1.0.0", "m", "x", "bioreactor", ""),
                new EquipmentDescriptor.Supervision(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Optional.empty(),
                        "nothing",
                        Optional.empty()),
                Map.of(FakeEquipment.UNIT, new FunctionalUnitDescriptor(FakeEquipment.UNIT, Set.of(), "")),
                Map.of(),
                EquipmentDescriptor.byId(parameters, ParameterDescriptor::id),
                EquipmentDescriptor.byId(commands(), CommandDescriptor::id),
                Map.of(),
                "0".repeat(64));
    }

    private static List<CommandDescriptor> commands() {
        Conditions none = Conditions.none();
        Conditions fromIdle = new Conditions(
                Set.of(FunctionalState.IDLE),
                Set.of(OperatingMode.PROCESSING),
                false,
                Optional.of(FunctionalState.EXECUTE),
                Set.of());
        Conditions toStopped =
                new Conditions(Set.of(), Set.of(), false, Optional.of(FunctionalState.STOPPED), Set.of());
        Conditions locked = new Conditions(Set.of(), Set.of(), true, Optional.empty(), Set.of());
        Conditions whileDispensing =
                new Conditions(Set.of(), Set.of(), false, Optional.empty(), Set.of(new CommandId("dispense")));
        ValueDomain volume = ValueDomain.of(ValueType.REAL, "mL").within(new Range(0, 100));
        ValueDomain rate = ValueDomain.of(ValueType.REAL, "mL/min").within(new Range(0, 10));
        List<ArgumentDescriptor> arguments = List.of(
                new ArgumentDescriptor("volume", volume, true, Optional.empty(), "", ""),
                new ArgumentDescriptor("rate", rate, false, Optional.of(Value.real(1)), "", ""));
        ValueDomain loop =
                new ValueDomain(ValueType.ENUM, "", Optional.empty(), Map.of(0L, "temperature", 1L, "agitation"), "");
        List<ArgumentDescriptor> control = List.of(
                new ArgumentDescriptor("loop", loop, true, Optional.empty(), "", ""),
                new ArgumentDescriptor(
                        "sp", ValueDomain.of(ValueType.REAL, "1"), true, Optional.empty(), "{loop}.sp", ""));
        return List.of(
                command("startControl", Effect.IDEMPOTENT, Risk.NORMAL, control, none),
                command("start", Effect.NON_IDEMPOTENT, Risk.NORMAL, List.of(), fromIdle),
                command("dispense", Effect.NON_IDEMPOTENT, Risk.NORMAL, arguments, none),
                command("hold", Effect.IDEMPOTENT, Risk.NORMAL, List.of(), none),
                command("stop", Effect.IDEMPOTENT, Risk.SAFETY, List.of(), toStopped),
                command("calibrate", Effect.NON_IDEMPOTENT, Risk.CONFIRM, List.of(), none),
                command("purge", Effect.NON_IDEMPOTENT, Risk.NORMAL, List.of(), none),
                command("ask", Effect.QUERY, Risk.NORMAL, List.of(), none),
                command("transfer", Effect.NON_IDEMPOTENT, Risk.NORMAL, arguments.subList(0, 1), none),
                command("spin", Effect.IDEMPOTENT, Risk.NORMAL, List.of(), none),
                command("pause", Effect.NON_IDEMPOTENT, Risk.NORMAL, List.of(), whileDispensing),
                command("infuse", Effect.NON_IDEMPOTENT, Risk.NORMAL, List.of(), none),
                command("drain", Effect.IDEMPOTENT, Risk.NORMAL, List.of(), locked));
    }

    private static ParameterDescriptor parameter(String id, ValueDomain domain, Access access) {
        return new ParameterDescriptor(
                new ParameterId(id),
                Optional.of(FakeEquipment.UNIT),
                domain,
                Optional.empty(),
                Optional.empty(),
                access,
                new ParameterDescriptor.Acquisition(
                        ParameterDescriptor.Acquisition.Mode.POLLED, Duration.ofSeconds(1), 0, Duration.ofSeconds(10)),
                access == Access.READ
                        ? Optional.empty()
                        : Optional.of(new ParameterDescriptor.Verification(Duration.ofMillis(60), 0.05)),
                Precautions.NONE,
                "");
    }

    private static ParameterDescriptor demanding(ParameterDescriptor p) {
        return new ParameterDescriptor(
                p.id(),
                p.unit(),
                p.domain(),
                p.instrumentRange(),
                p.euRange(),
                p.access(),
                p.acquisition(),
                p.verification(),
                DEMANDING,
                p.description());
    }

    private static CommandDescriptor command(
            String id, Effect effect, Risk risk, List<ArgumentDescriptor> arguments, Conditions conditions) {
        boolean isCancellable = id.equals("dispense");
        Timing timing = new Timing(Duration.ofMillis(id.equals("hold") ? 100 : 5000), Optional.empty(), isCancellable);
        return new CommandDescriptor(
                new CommandId(id),
                id.equals("purge") ? Optional.empty() : Optional.of(FakeEquipment.UNIT),
                effect,
                risk,
                arguments,
                List.of(),
                conditions,
                timing,
                id.equals("spin") ? DEMANDING : id.equals("infuse") ? IDENTIFIED : Precautions.NONE,
                id.equals("transfer"),
                "");
    }
}
