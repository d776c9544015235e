package org.ferrule.simulators.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ferrule.simulators.culture.ManualClock;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> done = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private ScenarioRun run(String... lines) {
        Consumer<String> balance = command -> {
            if (command.equals("fly")) {
                throw new IllegalArgumentException("'fly' is not understood. Commands: stuck");
            }
            done.add("balance " + command);
        };
        return new ScenarioRun(
                ScenarioReader.read("day.scenario", List.of(lines)),
                Map.of("balance", balance, "balance/wire", command -> done.add("wire " + command)),
                clock,
                told::add);
    }

    @Test
    void ordersAreCarriedOutWhenTheirTimeHasComeAndInItsOrder() {
        ScenarioRun run = run(
                "# the second day",
                "at 1 d 2 h: balance stuck on # drift",
                "",
                "at 90 min: balance/wire delay 500",
                "at 1.5h 30s: balance clear");

        run.carryOut();
        assertThat(done).isEmpty();
        clock.advance(Duration.ofMinutes(90));
        run.carryOut();
        assertThat(done).containsExactly("wire delay 500");
        clock.advance(Duration.ofDays(2));
        run.carryOut();
        run.carryOut();
        assertThat(done).containsExactly("wire delay 500", "balance clear", "balance stuck on");
        assertThat(run.isOver()).isTrue();
        assertThat(told).hasSize(3).allMatch(line -> line.startsWith("ok: day.scenario:"));
    }

    @Test
    void anOrderThatIsRefusedIsToldWithItsPlaceAndHoldsUpNothing() {
        ScenarioRun run = run("at 1 s: balance fly", "at 2 s: balance stuck on");
        clock.advance(Duration.ofSeconds(3));
        run.carryOut();

        assertThat(told)
                .containsExactly(
                        "error: day.scenario:1  'fly' is not understood. Commands: stuck",
                        "ok: day.scenario:2  balance stuck on");
    }

    @Test
    void everyLineThatIsNotUnderstoodIsNamedWithTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("at noon: balance stuck on", "balance stuck on", "at 2 s: balance"))
                .withMessageContaining("day.scenario:1  'noon' is no time. Write numbers with d, h, min or s")
                .withMessageContaining(
                        "day.scenario:2  'balance stuck on' is not understood. Write 'at TIME: DEVICE COMMAND'")
                .withMessageContaining("day.scenario:3  ");
    }

    @Test
    void aDeviceThatIsNotThereIsNamedBeforeAnythingIsCarriedOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("at 0 s: balance stuck on", "at 1 s: scale stuck on"))
                .withMessage("day.scenario:2  'scale' is none of the simulators [balance, balance/wire]");
        assertThat(done).isEmpty();
    }
}
