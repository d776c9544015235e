package org.ferrule.simulators.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.scenario.ScenarioReader;
import org.ferrule.simulators.scenario.ScenarioRun;

/** What standard input can ask of simulated time: {@code time}, and {@code time advance 1 h} where it stands still. */
final class TimeCommand {

    static final String WORD = "time";
    private static final String ADVANCE = "advance ";
    private static final double NANOS_PER_SECOND = 1e9;

    private final SimulationClock clock;
    private Optional<ScenarioRun> scenario = Optional.empty();

    TimeCommand(SimulationClock clock) {
        this.clock = clock;
    }

    /** Lets time stop at each order of a scenario, so that it is carried out at exactly its time. */
    void within(ScenarioRun run) {
        scenario = Optional.of(run);
    }

    /**
     * Obeys what follows the word {@code time}.
     *
     * @return the time in simulated seconds, as {@code time 3600.000}
     * @throws IllegalArgumentException if it is not understood, or time runs by itself
     */
    String obey(String order) {
        if (!order.isEmpty()) {
            advance(order);
        }
        return String.format(Locale.ROOT, "%s %.3f", WORD, clock.seconds());
    }

    private void advance(String order) {
        OptionalDouble span = order.startsWith(ADVANCE)
                ? ScenarioReader.seconds(order.substring(ADVANCE.length()).strip())
                : OptionalDouble.empty();
        if (span.isEmpty()) {
            throw new IllegalArgumentException(
                    "'time " + order + "' is not understood. Write 'time', or 'time advance SPAN' such as '2 d 4 h'.");
        }
        if (!(clock instanceof ManualClock manual)) {
            throw new IllegalArgumentException(
                    "'time " + order + "': time runs by itself; start with --manual-time to move it");
        }
        double end = manual.seconds() + span.getAsDouble();
        for (OptionalDouble due = due(); due.isPresent() && due.getAsDouble() <= end; due = due()) {
            moveTo(manual, due.getAsDouble());
            scenario.ifPresent(ScenarioRun::carryOut);
        }
        moveTo(manual, end);
    }

    private OptionalDouble due() {
        return scenario.map(ScenarioRun::due).orElse(OptionalDouble.empty());
    }

    private static void moveTo(ManualClock clock, double seconds) {
        double left = Math.max(0, seconds - clock.seconds());
        clock.advance(Duration.ofNanos((long) Math.ceil(left * NANOS_PER_SECOND)));
    }
}
