package org.ferrule.simulators.lads.nodes;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ferrule.simulators.culture.LoopMode;
import org.ferrule.simulators.lads.unit.ActiveProgram;
import org.ferrule.simulators.lads.unit.Caller;
import org.ferrule.simulators.lads.unit.UnitLock;
import org.ferrule.simulators.lads.unit.UnitState;
import org.ferrule.simulators.witness.Hold;
import org.ferrule.simulators.witness.Span;
import org.ferrule.simulators.witness.Truth;

/** Declares what the unit shows: measurements as their nodes show them, so that a fault is seen here as it is there. */
final class UnitTruth {

    private static final double MILLIS_PER_SECOND = 1e3;

    private final Truth truth;

    UnitTruth(UnitWiring wiring) {
        this.truth = wiring.witness().truth();
    }

    /** What holds a quantity that is declared afterwards. */
    Hold hold(String quantity) {
        return truth.hold(quantity);
    }

    void measured(String quantity, LiveValue value) {
        truth.holds(
                quantity,
                Span.DOUBLE,
                () -> Objects.requireNonNull(value.read().value().value(), "a measurement always has a value"));
    }

    void target(String quantity, Scale scale, ControlLoop loop) {
        truth.sets(quantity, Span.of(scale.low(), scale.high()), loop::target, loop::target);
    }

    void mode(String quantity, List<LoopMode> modes, Supplier<LoopMode> shown, Consumer<LoopMode> order) {
        truth.puts(
                quantity,
                modes.stream().map(LoopMode::name).toList(),
                () -> shown.get().name(),
                word -> order.accept(LoopMode.valueOf(word)));
    }

    /** Declares what belongs to the unit as a whole. */
    void declare(UnitWiring wiring, Nameplate nameplate) {
        truth.shows("state", () -> name(wiring.states().stay().state()));
        UnitLock lock = wiring.lock();
        truth.shows("lock.isHeld", () -> lock.holder().isPresent());
        truth.shows(
                "lock.client", () -> lock.holder().map(Caller::applicationUri).orElse(""));
        truth.shows("lock.user", () -> lock.holder().map(Caller::user).orElse(""));
        truth.shows("lock.remaining", () -> lock.remaining().toMillis() / MILLIS_PER_SECOND);
        run(wiring, "program.name", run -> run.template().id(), "");
        run(wiring, "program.runId", ActiveProgram::runId, "");
        run(wiring, "program.step", ActiveProgram::step, 0);
        run(wiring, "program.stepCount", run -> run.template().steps().size(), 0);
        run(wiring, "program.stepName", run -> run.presentStep().name(), "");
        run(wiring, "program.runtime", run -> run.runtime().toMillis() / MILLIS_PER_SECOND, 0.0);
        run(wiring, "program.pause", run -> run.pause().toMillis() / MILLIS_PER_SECOND, 0.0);
        run(
                wiring,
                "program.estimated",
                run -> run.template().estimatedRuntime().toMillis() / MILLIS_PER_SECOND,
                0.0);
        truth.shows("result.count", () -> wiring.programs().results().size());
        truth.shows("serialNumber", () -> wiring.faults().serialNumber(nameplate.serialNumber()));
    }

    private void run(UnitWiring wiring, String quantity, Function<ActiveProgram, Object> aspect, Object otherwise) {
        truth.shows(quantity, () -> {
            Optional<Object> shown = wiring.programs().active().map(aspect);
            return shown.orElse(otherwise);
        });
    }

    private static String name(UnitState state) {
        return state.functional() + state.running().map(inner -> "." + inner).orElse("");
    }
}
