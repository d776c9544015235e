package org.ferrule.simulators.lads.unit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.Vessel;
import org.jspecify.annotations.Nullable;

/** Runs programs on the culture's own time, and keeps what they result in; thread-safe. */
public final class Programs {

    private static final double SECONDS_PER_HOUR = 3600;

    private final Vessel vessel;
    private final UnitStateMachine states;
    private final InstantSource time;
    private final List<ProgramResult> results = new ArrayList<>();
    private @Nullable Run run;
    private int runs;

    /** A run under way; its times are simulated seconds. */
    private static final class Run {
        final ProgramOrder order;
        final String id;
        final Instant started;
        final StringBuilder record = new StringBuilder("hours,step,viableDensity,temperature,ph,dissolvedOxygen\n");
        double seen;
        double ran;
        double paused;
        int step;

        Run(ProgramOrder order, String id, Instant started, double now) {
            this.order = order;
            this.id = id;
            this.started = started;
            this.seen = now;
        }
    }

    public Programs(Vessel vessel, UnitStateMachine states, InstantSource time) {
        this.vessel = vessel;
        this.states = states;
        this.time = time;
    }

    /** Starts a program; empty if the unit cannot start now. */
    public Optional<String> start(ProgramOrder order) {
        tick();
        if (active().isPresent() || !states.fire(UnitCommand.START)) {
            return Optional.empty();
        }
        synchronized (this) {
            runs++;
            String id = String.format(Locale.ROOT, "RUN-%04d", runs);
            run = new Run(order, id, time.instant(), now());
            enter(run, 1);
            return Optional.of(id);
        }
    }

    /** How the run stands; empty if none is under way. */
    public synchronized Optional<ActiveProgram> active() {
        Run present = run;
        if (present == null) {
            return Optional.empty();
        }
        ProgramTemplate template = present.order.template();
        Duration before = template.steps().subList(0, present.step - 1).stream()
                .map(ProgramStep::lasts)
                .reduce(Duration.ZERO, Duration::plus);
        Duration ran = seconds(present.ran);
        return Optional.of(
                new ActiveProgram(present.id, template, present.step, ran.minus(before), ran, seconds(present.paused)));
    }

    /** Oldest first. */
    public synchronized List<ProgramResult> results() {
        return List.copyOf(results);
    }

    /** Lets a run go on as far as the culture's time has gone; called often. */
    public void tick() {
        UnitState state = states.stay().state();
        if (advance(state)) {
            states.fire(UnitCommand.TO_COMPLETE);
        }
    }

    /** A device that loses its power forgets what it was doing. */
    public synchronized void forgetRun() {
        run = null;
    }

    private synchronized boolean advance(UnitState state) {
        Run present = run;
        if (present == null) {
            return false;
        }
        double now = now();
        double passed = now - present.seen;
        present.seen = now;
        if (state == UnitState.EXECUTE) {
            present.ran += passed;
        } else if (state == UnitState.HELD || state == UnitState.SUSPENDED) {
            present.paused += passed;
        }
        int step = stepAt(present);
        if (step != present.step) {
            enter(present, step);
        }
        if (!state.isRunning() || state == UnitState.COMPLETE) {
            file(present);
        }
        return state == UnitState.EXECUTE
                && present.ran >= present.order.template().estimatedRuntime().toSeconds();
    }

    private static int stepAt(Run run) {
        List<ProgramStep> steps = run.order.template().steps();
        double end = 0;
        for (int i = 0; i < steps.size(); i++) {
            end += steps.get(i).lasts().toSeconds();
            if (run.ran < end) {
                return i + 1;
            }
        }
        return steps.size();
    }

    private void enter(Run entered, int step) {
        entered.step = step;
        ProgramStep entering = entered.order.template().steps().get(step - 1);
        entering.targets().forEach(vessel::setPoint);
        note(entered, entering.name());
    }

    private void note(Run noted, String what) {
        CultureState culture = vessel.state();
        noted.record.append(String.format(
                Locale.ROOT,
                "%.3f,%s,%.3f,%.2f,%.2f,%.1f%n",
                noted.ran / SECONDS_PER_HOUR,
                what,
                culture.viableDensity(),
                culture.temperature(),
                culture.ph(),
                culture.dissolvedOxygen()));
    }

    private void file(Run ended) {
        note(ended, "end");
        results.add(new ProgramResult(
                ended.id,
                ended.order,
                ended.started,
                time.instant(),
                seconds(ended.ran),
                seconds(ended.paused),
                ended.record.toString()));
        run = null;
    }

    private double now() {
        return vessel.state().hours() * SECONDS_PER_HOUR;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
