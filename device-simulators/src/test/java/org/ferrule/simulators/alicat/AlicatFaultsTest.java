package org.ferrule.simulators.alicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.culture.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlicatFaultsTest {

    private final ManualClock clock = new ManualClock();
    private final AlicatController controller = new AlicatController(
            AlicatSettings.of(AlicatModel.MODERN, 'A', "123456", 3), Surroundings.plausible(), clock);
    private final AlicatConsole console = new AlicatConsole(controller);

    @Test
    void missingValuesAreDashes() {
        controller.faults().apply("nan on");
        assertThat(console.answer("")).isEqualTo("A ------- ------- ------- ------- +000.00    Air");
    }

    @Test
    void aClampedSetPointIsAcknowledgedAndLower() {
        controller.faults().apply("clamp on");
        assertThat(console.answer("LS 400")).endsWith("+250.00 12 SCCM");
    }

    @Test
    void anIgnoredCommandIsAcknowledgedAndDoesNothing() {
        controller.faults().apply("ignore on");
        assertThat(console.answer("LS 400")).endsWith("+000.00 12 SCCM");
        assertThat(console.answer("HC")).doesNotContain("HLD");
        assertThat(console.answer("L")).doesNotContain("LCK");
    }

    @Test
    void aRejectingControllerAnswersAQuestionMark() {
        controller.faults().apply("reject on");
        assertThat(console.answer("LS 1")).isEqualTo("?");
        assertThat(console.answer("HC")).isEqualTo("?");
    }

    @Test
    void statusCodesAppearAndDisappear() {
        controller.faults().apply("status OPL");
        controller.faults().apply("status ADC");
        assertThat(console.answer("")).endsWith(" Air ADC OPL");
        controller.faults().apply("status off");
        assertThat(console.answer("")).endsWith(" Air");
    }

    @Test
    void somebodyAtThePanelChangesSetPointGasAndLock() {
        controller.faults().apply("panel setpoint 42");
        controller.faults().apply("panel gas 4");
        controller.faults().apply("panel lock on");
        assertThat(console.answer("")).endsWith("+042.00    CO2 LCK");
    }

    @Test
    void aRebootLosesTheSetPointAndIsSilentForTwoSeconds() {
        controller.command(100);
        controller.faults().apply("reboot");
        assertThat(controller.isAwake()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(controller.isAwake()).isTrue();
        assertThat(controller.setPoint()).isZero();
    }

    @Test
    void stuckReadingsStayWhileGasFlows() {
        controller.faults().apply("stuck on");
        String before = console.answer("");
        controller.turn(100);
        clock.advance(Duration.ofSeconds(10));
        assertThat(console.answer("")).isEqualTo(before);
        controller.faults().apply("clear");
        assertThat(console.answer("")).isNotEqualTo(before);
    }

    @Test
    void anEmptySupplyStopsTheFlow() {
        controller.command(100);
        controller.faults().apply("supply 90");
        clock.advance(Duration.ofSeconds(30));
        assertThat(controller.mlPerMin()).isLessThan(0.001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explode",
                "stuck",
                "stuck maybe",
                "value",
                "delay soon",
                "delay 70000",
                "status opl",
                "panel",
                "panel gas 77",
                "panel setpoint",
                "burst -1",
                "exception 300",
                "reboot now",
                "clear all"
            })
    void anUnknownCommandIsRefusedWithTheListOfAll(String command) {
        assertThatThrownBy(() -> controller.faults().apply(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("stuck on|off", "panel setpoint", "clear");
    }
}
