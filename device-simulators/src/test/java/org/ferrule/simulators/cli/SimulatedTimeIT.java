package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.ferrule.simulators.culture.SimulationClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Simulated time in processes of their own. */
@Timeout(120)
class SimulatedTimeIT {

    /** What two looks at one clock may lie apart on a machine that is busy, in real seconds. */
    private static final double HASTE = 5;

    private static final int SPEED = 10;

    @Test
    void processesWithTheSameEpochAndSpeedShareOneTime() throws Exception {
        String epoch =
                SimulationClock.wall().instant().minus(Duration.ofHours(1)).toString();
        String[] arguments = {"incubator", "--control", "--epoch", epoch, "--speed", String.valueOf(SPEED)};
        try (SimulatorProcess first = SimulatorProcess.start(arguments)) {
            first.announced();
            double before = time(first.say("time"));
            try (SimulatorProcess second = SimulatorProcess.start(arguments)) {
                second.announced();
                double between = time(second.say("time"));
                double after = time(first.say("time"));

                assertThat(before).as("an hour has passed").isBetween(36_000.0, 36_000 + 60.0 * SPEED);
                assertThat(between).isCloseTo(after, within(HASTE * SPEED));
                assertThat(between - before).as("not a time of its own").isPositive();
                assertThat(after).isGreaterThanOrEqualTo(between - 0.05 * SPEED);
                assertThat(first.say("time advance 1 h")).startsWith("error: 'time advance 1 h': time runs by itself");
            }
        }
    }

    @Test
    void timeThatStandsIsMovedThroughAScenarioOrderByOrder(@TempDir Path directory) throws Exception {
        Path scenario = directory.resolve("day.scenario");
        Files.writeString(scenario, "at 1 h: incubator door open\nat 2 h: incubator door closed\n");
        try (SimulatorProcess simulator =
                SimulatorProcess.start("incubator", "--control", "--manual-time", "--scenario", scenario.toString())) {
            simulator.announced();
            assertThat(simulator.say("time")).isEqualTo("ok: time 0.000");
            assertThat(simulator.say("time advance 1 h 30 min")).isEqualTo("ok: day.scenario:1  incubator door open");
            assertThat(simulator.answer()).isEqualTo("ok: time 5400.000");
            assertThat(simulator.say("time advance 1 d")).isEqualTo("ok: day.scenario:2  incubator door closed");
            assertThat(simulator.answer()).isEqualTo("ok: time 91800.000");
            assertThat(simulator.say("time advance soon")).startsWith("error: 'time advance soon' is not understood");
        }
    }

    @Test
    void anEpochInTheFutureIsRefused() throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start("incubator", "--epoch", "2999-01-01T00:00:00Z")) {
            assertThat(simulator.ended()).isEqualTo(2);
            assertThat(simulator.errors()).contains("epoch: 2999-01-01T00:00:00Z is in the future");
        }
    }

    private static double time(String answer) {
        assertThat(answer).matches("ok: time \\d+\\.\\d{3}");
        return Double.parseDouble(answer.substring("ok: time ".length()));
    }
}
