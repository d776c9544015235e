package org.ferrule.core.governor;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.UnitId;
import org.ferrule.audit.Actor;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.Locks;

/** Whether the equipment may be acted on now. */
final class Preconditions {
    private final Locks locks;

    Preconditions(Locks locks) {
        this.locks = locks;
    }

    /**
     * What is about to be done.
     *
     * @param what for messages, for example {@code command hold}
     * @param unit functional unit
     * @param isSafety whether neither lock nor panel can hold it up
     * @param conditions when it may be done
     * @param precautions what else is demanded
     * @param expectedState what the caller saw; empty if it does not care
     */
    record Deed(
            String what,
            Optional<UnitId> unit,
            boolean isSafety,
            CommandDescriptor.Conditions conditions,
            Precautions precautions,
            String expectedState) {
        static Deed of(CommandDescriptor command, String expectedState) {
            boolean isSafety = command.risk() == CommandDescriptor.Risk.SAFETY;
            return new Deed(
                    "command " + command.id(),
                    command.unit(),
                    isSafety,
                    command.conditions(),
                    command.precautions(),
                    expectedState);
        }

        static Deed of(ParameterDescriptor parameter) {
            return new Deed(
                    "writing " + parameter.id(),
                    parameter.unit(),
                    false,
                    CommandDescriptor.Conditions.none(),
                    parameter.precautions(),
                    "");
        }
    }

    void check(SupervisedEquipment equipment, Deed deed, Actor actor) throws RefusedException {
        EquipmentView view = equipment.view();
        connection(view, deed);
        if (!deed.isSafety()) {
            lock(view, deed, actor);
            controlSource(view, deed);
        }
        state(view, deed);
        mode(view, deed);
        if (!deed.isSafety()) {
            Interlocks.check(deed.what(), deed.precautions().interlocks(), equipment);
        }
    }

    /** Whether a reason and the context were given where they are demanded. */
    static void cause(Deed deed, Cause cause) throws RefusedException {
        if (deed.isSafety()) {
            return;
        }
        if (deed.precautions().needsReason()) {
            Wording.require(
                    cause.reason(), deed.what() + " needs a reason. Say why, in words that a reviewer understands.");
        }
        for (String name : deed.precautions().context()) {
            Wording.require(
                    cause.context().getOrDefault(name, ""),
                    deed.what() + " needs '" + name
                            + "' in its context, which is missing or empty. Say for what it is done.");
        }
    }

    /** Whether somebody else holds the lock, or nobody holds one that is needed. */
    void lock(EquipmentView view, Deed deed, Actor actor) throws RefusedException {
        Locks.Place place = new Locks.Place(view.id(), deed.unit());
        Optional<Locks.Held> held = locks.find(place);
        if (held.isPresent() && !LockBoard.isOwner(held.get(), actor)) {
            throw new RefusedException(
                    ErrorCode.NOT_OWNER,
                    LockBoard.name(place) + " is locked: " + LockBoard.describe(held.get())
                            + ". Ask its owner to release it, or wait.");
        }
        if (held.isEmpty() && deed.conditions().needsLock()) {
            throw new RefusedException(
                    ErrorCode.NOT_OWNER,
                    deed.what() + " needs the lock on " + LockBoard.name(place)
                            + ", which nobody holds. Take it first.");
        }
    }

    private static void connection(EquipmentView view, Deed deed) throws RefusedException {
        ConnectionState state = view.connection().state();
        boolean isUsable = state == ConnectionState.ONLINE || (deed.isSafety() && state == ConnectionState.DEGRADED);
        if (!isUsable) {
            String reason = view.connection().reason();
            throw new RefusedException(
                    ErrorCode.COMM,
                    view.id() + " is " + state + " since " + view.connection().since()
                            + (reason.isEmpty() ? "" : " (" + reason + ")")
                            + ". Nothing was sent; try again when it is ONLINE.");
        }
    }

    private static void controlSource(EquipmentView view, Deed deed) throws RefusedException {
        if (view.status().map(DeviceStatus::controlSource).orElse(ControlSource.NONE) == ControlSource.LOCAL_PANEL) {
            throw new RefusedException(
                    ErrorCode.LOCAL_CONTROL,
                    deed.what() + " was not sent: a person controls " + view.id()
                            + " at its own panel (control source LOCAL_PANEL). Hand control back to remote there first.");
        }
    }

    private static void state(EquipmentView view, Deed deed) throws RefusedException {
        Optional<FunctionalState> now = state(view, deed.unit());
        String shown = now.map(Enum::name).orElse("not known");
        Collection<FunctionalState> allowed = deed.conditions().states();
        boolean isAllowed = allowed.isEmpty() || now.map(allowed::contains).orElse(deed.isSafety());
        if (!isAllowed) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    deed.what() + " is not allowed now: the state of " + where(view, deed) + " is " + shown
                            + "; allowed are " + names(allowed) + ".");
        }
        if (!deed.expectedState().isEmpty() && !deed.expectedState().equals(shown)) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    deed.what() + " was asked for in state " + deed.expectedState() + ", but the state of "
                            + where(view, deed) + " is " + shown + " now. Look again before you decide.");
        }
    }

    private static void mode(EquipmentView view, Deed deed) throws RefusedException {
        Collection<OperatingMode> allowed = deed.conditions().modes();
        Optional<OperatingMode> now = view.status().map(DeviceStatus::mode);
        if (!allowed.isEmpty() && !now.map(allowed::contains).orElse(deed.isSafety())) {
            throw new RefusedException(
                    ErrorCode.INVALID_MODE,
                    deed.what() + " is not allowed now: the mode of " + view.id() + " is "
                            + now.map(Enum::name).orElse("not known") + "; allowed are " + names(allowed) + ".");
        }
    }

    static Optional<FunctionalState> state(EquipmentView view, Optional<UnitId> unit) {
        return unit.flatMap(u -> view.status().map(status -> status.units().get(u)));
    }

    private static String where(EquipmentView view, Deed deed) {
        return LockBoard.name(new Locks.Place(view.id(), deed.unit()));
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    }
}
